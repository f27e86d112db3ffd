//! What slices keep in memory beside one database, so that they need not ask it again.
//!
//! Nothing here is the truth: each kind of thing says itself up to which event it holds, and is made
//! anew from the database when it is missing.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// One value of each type, made when it is first asked for.
#[derive(Default)]
pub struct Memory(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Memory {
    /// The value of this type.
    ///
    /// ```
    /// use std::sync::atomic::{AtomicU32, Ordering};
    /// let memory = kenes_kernel::memory::Memory::default();
    /// memory.of::<AtomicU32>().store(3, Ordering::Relaxed);
    /// assert_eq!(memory.of::<AtomicU32>().load(Ordering::Relaxed), 3);
    /// ```
    #[must_use]
    pub fn of<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Arc::new(T::default()));
        // The key is the type, so this never makes a second one.
        Arc::clone(kept)
            .downcast::<T>()
            .unwrap_or_else(|_| Arc::default())
    }
}
