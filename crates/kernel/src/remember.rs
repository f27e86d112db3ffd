//! Answers that are remembered in memory, by everything that they depend on.

use crate::error::Result;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::OnceCell;

/// Answers that are remembered, of each kind.
const MOST: usize = 256;

type Answers<T> = HashMap<String, Arc<OnceCell<Arc<T>>>>;

/// Answers by what was asked. Who asks at the same time waits for the first one's answer.
pub struct Remembered<T>(Mutex<Answers<T>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Remembered<T> {
    /// The answer to what was asked; `asked` names everything on which it depends, the viewer's audiences included.
    ///
    /// # Errors
    /// What finding the answer gives; nothing is remembered then.
    pub async fn get(
        &self,
        asked: String,
        find: impl Future<Output = Result<T>>,
    ) -> Result<Arc<T>> {
        let answer = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if all.len() >= MOST && !all.contains_key(&asked) {
                all.clear();
            }
            Arc::clone(all.entry(asked).or_default())
        };
        let found = async { find.await.map(Arc::new) };
        answer.get_or_try_init(|| found).await.cloned()
    }

    /// Forgets every answer; whoever waits for one still gets it.
    pub fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}
