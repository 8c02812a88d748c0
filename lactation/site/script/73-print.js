/* A page to print: its button, which without scripts would do nothing. */

function startPrint(box) {
  box.hidden = false;
  box.querySelector("button").addEventListener("click", function () { window.print(); });
}
