/* A card of the course in a notebook. It loads nothing before it is seen; then it asks the kernel for its HTML, and once on the
   page for what all cards share: core, script, style and words (faces/card.js shows them). */

var SHARED = (window.milk_in_motion_shared = window.milk_in_motion_shared || {}); // by the hash of its text: the promise of it

function ask(model, what) {
  var id = Math.random().toString(36).slice(2);
  return new Promise(function (resolve, reject) {
    function hear(message) {
      if (message.id !== id) { return; }
      model.off("msg:custom", hear);
      if (message.problem) { reject(new Error(message.problem)); } else { resolve(message.told); }
    }
    model.on("msg:custom", hear);
    model.send(Object.assign({ id: id }, what));
  });
}

async function load(model) {
  var course = await ask(model, { ask: "course" });
  var address = URL.createObjectURL(new Blob([course.script], { type: "text/javascript" }));
  var made = await import(/* webpackIgnore: true */ address);
  URL.revokeObjectURL(address);
  return { show: made.show, course: course };
}

export default {
  async render({ model, el }) {
    el.textContent = model.get("waits"); // behind it the card comes: what lies in a shadow root hides it
    try {
      var card = await ask(model, { ask: "html" });
      SHARED[card.hash] = SHARED[card.hash] || load(model);
      var shared = await SHARED[card.hash];
    } catch (error) {
      el.textContent = error.message;
      throw error;
    }
    return shared.show(model, el, card.html, shared.course, function (what) { return ask(model, what); });
  }
};
