/* What an address asks for, shown: a part of the page, and what was picked in a play (KIND_sent in the core). */
/* From other pieces: openAround, sentLend, sentNote, sentTo, sentUnsay, shareScene. */

function shownCard(thing) {
  sentUnsay();
  openAround(thing.el);
  sentTo(thing.el);
}

function shownScene(thing, body) {
  var play = thing.of, now = shareScene(play), found = core.address_scene_read(now.choices, now.moved.length, body);
  var state = core[play.kind + "_sent"](play.spec, found.picked, found.moved);
  if (String(shareScene(play, state).picked) !== String(found.picked)) { throw new Error("picked"); } // such as nobody can come to
  if (thing.kind !== "finding") { sentLend(play, state, WORDS.share_sent_scene, ["again", "next", "missed"]); return; }
  play.state = state; // findings are in nobody's record, so there is nothing to come back to
  play.shown(true);
  sentUnsay();
  if (found.picked.length) {
    sentNote(thing.el, WORDS.share_sent_finding, [[WORDS.share_sent_first, function () { sentUnsay(); play.tell("reset", "", "", true); }]]);
  }
  sentTo(thing.el);
}
