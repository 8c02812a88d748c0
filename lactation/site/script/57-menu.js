/* The menu at the head of a page: Escape closes it, and leaves the keyboard on what opened it. */
/* From other pieces: STARTS. */

function startMenu(menu) {
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open || event.isComposing) { return; }
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

STARTS.push(function (root) {
  var menu = root === document ? root.querySelector(".menu") : null;
  if (menu) { startMenu(menu); }
});
