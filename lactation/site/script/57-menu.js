/* The menu at the head of a page: Escape closes it, and leaves the keyboard on what opened it. One part is open at a time, in sight. */
/* From other pieces: STARTS, all. */

function startMenu(menu) {
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open || event.isComposing) { return; }
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("toggle", function (event) { // does not bubble
    var part = event.target, list = menu.querySelector("nav");
    if (!part.classList.contains("part") || !part.open) { return; }
    all(menu, ".part[open]").forEach(function (other) { other.open = other === part; });
    if (part.getBoundingClientRect().bottom > list.getBoundingClientRect().bottom || part.offsetTop < list.scrollTop) {
      list.scrollTop = part.offsetTop;
    }
  }, true);
}

STARTS.push(function (root) {
  var menu = root === document ? root.querySelector(".menu") : null;
  if (menu) { startMenu(menu); }
});
