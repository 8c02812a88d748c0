/* What two windows of one page tell each other: to the one that opened or was opened, and to all where there is a channel. */
/* From other pieces: here. */

// Calls `heard` with what another window of this page tells. From a folder a window has no origin to compare; there the page must do.
function makeWire(name, heard) {
  var partner = window.opener, channel = null;
  function take(told) {
    if (!told || told.wire !== name || told.page !== here.page()) { return false; }
    heard(told);
    return true;
  }
  if (window.BroadcastChannel) {
    try {
      channel = new window.BroadcastChannel(name);
      channel.onmessage = function (event) { take(event.data); };
    } catch (error) { channel = null; } // some browsers know none in a folder
  }
  window.addEventListener("message", function (event) {
    if (window.location.protocol !== "file:" && event.origin !== window.location.origin) { return; }
    if (take(event.data) && event.source) { partner = event.source; }
  });
  return {
    join: function (other) { partner = other; },
    tell: function (told) {
      var whole = { wire: name, page: here.page() };
      for (var key in told) { whole[key] = told[key]; }
      if (channel) { channel.postMessage(whole); }
      if (partner && !partner.closed) { partner.postMessage(whole, window.location.protocol === "file:" ? "*" : window.location.origin); }
    }
  };
}
