// What the program age does, for tests on a machine without it: `keys`, `seal TEXT KEY…`, `open FILE SECRET-KEY`.
import { Decrypter, Encrypter, armor, generateX25519Identity, identityToRecipient } from "age-encryption";

const [what, text, ...keys] = process.argv.slice(2);
if (what === "keys") {
  const identity = await generateX25519Identity();
  console.log(JSON.stringify({ identity, recipient: await identityToRecipient(identity) }));
} else if (what === "seal") {
  const encrypter = new Encrypter();
  for (const key of keys) encrypter.addRecipient(key);
  console.log(armor.encode(await encrypter.encrypt(text)));
} else {
  const decrypter = new Decrypter();
  for (const key of keys) decrypter.addIdentity(key);
  console.log(await decrypter.decrypt(armor.decode(text.trim()), "text"));
}
