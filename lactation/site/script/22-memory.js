/* For activities that are no plays yet: what the reader did, as version 1 kept it. Goes when the last of them has become one. */

var memory = (function () {
  var data = { version: 1, answers: {} }, raw = null, found = null;
  try { raw = window.localStorage.getItem(OLD_KEY) || window.localStorage.getItem(OLD_KEPT); } catch (error) { return { get: function () {}, set: function () {} }; }
  try { found = JSON.parse(raw); } catch (error) { found = null; }
  if (found && found.version === 1 && found.answers && typeof found.answers === "object") { data = found; }
  return {
    get: function (name) { return data.answers[name]; },
    set: function (name, value) {
      data.answers[name] = value;
      try { window.localStorage.setItem(OLD_KEY, JSON.stringify(data)); } catch (error) { /* forbidden or full */ }
    }
  };
})();
