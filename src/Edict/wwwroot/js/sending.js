// A form leaves its page only while the server answers: where the line is down, what was typed stays where it stands.
const patience = 5_000;
const notSent = document.getElementById("not-sent");
let asking = false;
let agreed = null;

async function isAnswered() {
  try {
    // Whatever stands before the server may refuse the address: that is an answer too.
    return (await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(patience) })).status < 500;
  } catch {
    return false;
  }
}

async function send(form, button) {
  notSent.hidden = true;
  asking = true;
  const answered = await isAnswered();
  asking = false;
  if (answered) {
    agreed = form;
    form.requestSubmit(button);
    agreed = null;
  } else {
    (button ?? form).after(notSent);
    notSent.hidden = false;
  }
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== "post" || form === agreed) {
    return;
  }

  event.preventDefault();
  if (!asking) {
    send(form, submitter);
  }
});
