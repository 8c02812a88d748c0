/* A card of the course in a notebook. It loads nothing before it is seen; then it asks the kernel for its HTML, and once on the
   page for what all cards share: core, script, style and words (faces/card.js shows them). */

var SHARED = (window.milk_in_motion_shared = window.milk_in_motion_shared || {}); // by the hash of its text: the promise of it

var LOST_MS = 3000; // a kernel that was started again does not answer: it knows no card that was shown before

// Returns how to ask a card's kernel side: a promise of what it tells. Where the line was cut, waiting ends (`error.lost`).
function line(model) {
  var cut = false, waiting = []; // functions that doubt whether an answer still comes
  model.on("comm_live_update", function () { // perhaps it was only mended
    cut = true;
    waiting.forEach(function (doubt) { doubt(); });
  });
  return function (what) {
    var id = Math.random().toString(36).slice(2);
    return new Promise(function (resolve, reject) {
      var timer = null;
      function end() {
        window.clearTimeout(timer);
        model.off("msg:custom", hear);
        waiting = waiting.filter(function (one) { return one !== doubt; });
      }
      function hear(message) {
        if (message.id !== id) { return; }
        cut = false;
        end();
        if (message.problem) { reject(new Error(message.problem)); } else { resolve(message.told); }
      }
      function lost() {
        end();
        reject(Object.assign(new Error(model.get("waits")), { lost: true }));
      }
      function doubt() { timer = timer || window.setTimeout(lost, LOST_MS); }
      waiting.push(doubt);
      model.on("msg:custom", hear);
      try { model.send(Object.assign({ id: id }, what)); } catch (error) { lost(); } // JupyterLab: the line is closed for good
      if (cut) { doubt(); }
    });
  };
}

async function load(ask) {
  var course = await ask({ ask: "course" });
  var address = URL.createObjectURL(new Blob([course.script], { type: "text/javascript" }));
  var made = await import(/* webpackIgnore: true */ address);
  URL.revokeObjectURL(address);
  return { show: made.show, course: course };
}

export default {
  async render({ model, el }) {
    var ask = line(model);
    el.textContent = model.get("waits"); // behind it the card comes: what lies in a shadow root hides it
    try {
      var card = await ask({ ask: "html" });
      SHARED[card.hash] = SHARED[card.hash] || load(ask);
      var shared = await SHARED[card.hash];
    } catch (error) {
      el.textContent = error.message;
      throw error;
    }
    return shared.show(model, el, card.html, shared.course, ask);
  }
};
