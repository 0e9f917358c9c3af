// Batches of marks that are not saved yet, kept on this machine: ids and digits alone, each bound to the person who typed.
const store = "batches";

const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("edict", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "batch" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within(mode, act) {
  const db = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

export const keep = (batch) => within("readwrite", (batches) => batches.put(batch));
export const drop = (id) => within("readwrite", (batches) => batches.delete(id));
export const keptBy = async (person) =>
  (await within("readonly", (batches) => batches.getAll()))
    .filter((batch) => batch.person === person)
    .sort((one, other) => one.at - other.at);
