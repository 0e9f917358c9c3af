// Asks the device for a passkey, puts its answer into the form, and sends that. Without script the form stays hidden.
async function answer(form) {
  const response = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
  if (!response.ok) {
    throw new Error(`answered ${response.status}`);
  }

  const options = await response.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !window.PublicKeyCredential?.parseCreationOptionsFromJSON;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(await answer(form));
    } catch {
      // The person thought better of it, or the device has none: the page says so.
      form.elements.credential.value = "";
    }

    form.submit();
  });
}
