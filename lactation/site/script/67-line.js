/* A line for the learner's group, at the end of a step in which something was done: what makes it comes when it is asked for. */
/* From other pieces: STARTS, late, store. */

STARTS.push(function (root) {
  var button = root.querySelector("[data-line]"), add = store.add;
  if (!button) { return null; }
  function look() {
    button.hidden = !store.all().some(function (event) { return event.item.indexOf(button.dataset.begins) === 0 && !("of" in event); });
    if (button.anew) { button.anew(); }
  }
  store.add = function (data) { // what is done here and now is told to nobody else
    var event = add(data);
    look();
    return event;
  };
  store.on(look);
  button.addEventListener("click", function () {
    late("late-line.js", "show_line").then(function (found) { found.show_line(button); }).catch(function (error) {
      document.documentElement.classList.add("missing"); // the page says that something did not arrive
      window.setTimeout(function () { throw error; }, 0);
    });
  });
  return store.ready.then(look);
});
