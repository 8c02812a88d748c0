/* Own words, kept on the device; a sheet to print. */

function startSay(section) {
  var area = section.querySelector("textarea"), name = section.dataset.lesson + "/say", before = memory.get(name);
  if (before && typeof before.text === "string") { area.value = before.text; }
  area.addEventListener("input", function () { memory.set(name, { text: area.value }); });
}

function startJobAid(section) {
  section.querySelector(".print-tools").hidden = false;
  section.querySelector("button.print").addEventListener("click", function () { window.print(); });
}
