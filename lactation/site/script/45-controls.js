/* Radio buttons and cards; a slider that plays. */
/* From other pieces: all. */

var CONTROLS = {}; // by kind, what draws it: made with (box, spec, explorer), shows a value with `show`

function Options(box, spec, explorer) {
  this.inputs = all(box, "input");
  this.spec = spec;
  var me = this;
  this.inputs.forEach(function (input) {
    input.addEventListener("change", function () {
      var change = {};
      var checked = me.inputs.filter(function (one) { return one.checked; }).map(function (one) { return one.value; });
      var laid = spec.kind === "cards" ? explorer.settings[spec.name] : []; // cards stay in the order in which they were laid
      change[spec.name] = spec.kind === "choice" ? +checked[0] : laid.filter(function (one) { return checked.indexOf(one) >= 0; })
        .concat(checked.filter(function (one) { return laid.indexOf(one) < 0; }));
      explorer.set(change);
    });
  });
  this.show(explorer.settings[spec.name]);
}

Options.prototype.show = function (value) {
  var cards = this.spec.kind === "cards";
  this.inputs.forEach(function (input) {
    var on = cards ? value.indexOf(input.value) >= 0 : +input.value === value;
    var fold = cards && on && !input.checked && input.closest("details.group"); // a card that an answer lays is seen
    if (fold) { fold.open = true; }
    input.checked = on;
  });
};

CONTROLS.choice = CONTROLS.cards = Options;

function startPlay(button, input, seconds) {
  var running = 0, calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var span = input.max - input.min;
  function stop() { window.clearInterval(running); running = 0; button.textContent = WORDS.play; }
  button.hidden = false;
  button.addEventListener("click", function () {
    if (running) { stop(); return; }
    if (+input.value >= +input.max) { input.value = input.min; }
    button.textContent = WORDS.pause;
    var at = +input.value, last = performance.now();
    running = window.setInterval(function () { // calm: a few still pictures instead of a film
      var now = performance.now();
      at += span * (now - last) / 1000 / seconds;
      last = now;
      input.value = at;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      if (at >= +input.max) { stop(); }
    }, calm ? 1000 * seconds / 10 : 50);
  });
  input.addEventListener("pointerdown", stop);
  input.addEventListener("keydown", stop);
}
