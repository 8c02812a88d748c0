/* The device's own voice (speechSynthesis): says one sentence after the other, and says so when there is none. */

var VOICES_MS = 2000; // some browsers tell their voices late, some never
var BEGIN_MS = 8000; // within this a sentence is heard, or it will not be
var SIGNS_A_SECOND = 4; // slower than any voice: who has not ended by then never will
var GAP_MS = 60; // some browsers drop what is said right after they were stopped

// `say(text, lang, rate, done)` calls `done` once: with "" when it was said, else with why not. `hush()` stops it, and nothing is called.
function deviceVoice() {
  var synth = window.speechSynthesis, turn = 0, held = null, timers = [], bad = [], waited = false;

  function after(ms, work) { timers.push(window.setTimeout(work, ms)); }
  function hush() {
    turn += 1;
    timers.forEach(window.clearTimeout);
    timers = [];
    held = null;
    if (synth && (synth.speaking || synth.pending || synth.paused)) { synth.cancel(); return true; }
    return false;
  }
  function voices() {
    return Array.prototype.filter.call(synth.getVoices() || [], function (voice) { return bad.indexOf(voice.voiceURI) < 0; });
  }
  // Resolves when voices are told; after a while without: a view inside an app often tells none, and speaks.
  function told(then) {
    var mine = turn, done = false;
    function go() {
      if (done || mine !== turn) { return; }
      done = waited = true;
      then(voices());
    }
    if (waited || voices().length) { go(); return; }
    if (synth.addEventListener) { synth.addEventListener("voiceschanged", go); }
    after(VOICES_MS, go);
  }
  function fits(list, lang) {
    return core.spoken_voice(list.map(function (one) { return { lang: one.lang || "", local: one.localService, chosen: one["default"] }; }), lang);
  }
  function speak(text, lang, rate, done, voice, again) {
    var one = new window.SpeechSynthesisUtterance(text), mine = turn, begun = false;
    function end(why) {
      if (mine !== turn) { return; }
      hush();
      if (again && (why === "synthesis-failed" || why === "audio-busy" || why === "silent")) {
        after(GAP_MS * 4, function () { speak(text, lang, rate, done, voice, false); });
        return;
      }
      if (voice && /^(?:language|voice)-unavailable$|^network$/.test(why) && bad.indexOf(voice.voiceURI) < 0) { // another one may
        bad.push(voice.voiceURI);
        if (fits(voices(), lang) >= 0) { say(text, lang, rate, done); return; }
        if (why === "network") { bad.pop(); }
      }
      done(why);
    }
    function watch() { // some never tell that they have ended
      if (mine !== turn) { return; }
      if (begun && !synth.speaking && !synth.pending) { end(""); } else { after(1000, watch); }
    }
    if (voice) { one.voice = voice; }
    one.lang = voice ? voice.lang : lang;
    one.rate = rate;
    one.onstart = one.onboundary = function () { begun = true; };
    one.onend = function () { end(""); };
    one.onerror = function (event) { end(event.error || "synthesis-failed"); };
    held = one; // else it may be forgotten before it has ended, and never tells
    after(BEGIN_MS, function () { if (!begun && mine === turn) { end("silent"); } });
    after(BEGIN_MS + text.length * 1000 / SIGNS_A_SECOND / rate, function () { if (mine === turn) { end(""); } });
    after(1000, watch);
    synth.speak(held);
  }
  function say(text, lang, rate, done) {
    if (!synth || !window.SpeechSynthesisUtterance) { done("no-speech"); return; }
    var rests = hush();
    told(function (list) {
      var page = document.documentElement.lang, number = fits(list, lang);
      if (number < 0) { number = fits(list, page); } // a passage in another language is read by the page's voice
      if (number < 0 && list.length + bad.length) { done("language-unavailable"); return; }
      if (rests) { after(GAP_MS, function () { speak(text, lang, rate, done, list[number], true); }); } else { speak(text, lang, rate, done, list[number], true); }
    });
  }
  return { say: say, hush: hush };
}
