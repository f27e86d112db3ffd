-- Rows as they stand after 0007_saved_views, in the schema of that step.
INSERT INTO sessions ("created_at", "ended_at", "last_used_at", "person_id", "token_hash") VALUES
(1795429560000171, NULL, 1795429560000171, {uuid 01a207da-f5c0-7f40-93a0-380b601c19b8}, '015e0deaed35414a2ef2032f0781967ef16fda7baaa1e4ea8082d46d289c124e')
;;
INSERT INTO saved_views ("created_at", "id", "name", "person_id", "query") VALUES
(1795429560000175, {uuid 01a207f0-eec0-7108-89bb-95fe87a236a7}, 'Азаптау', {uuid 01a207da-f5c0-7f40-93a0-380b601c19b8}, 'theme=Torture'),
(1795429560000179, {uuid 01a207f0-eec0-7579-a74b-1659ac3cfc37}, '«Пытки»', {uuid 01a207da-f5c0-7f40-93a0-380b601c19b8}, 'q=%D0%BF%D1%8B%D1%82%D0%BA%D0%B0&sort=newest')
