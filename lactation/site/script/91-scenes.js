/* What an address tells of a play that can say so itself (KIND_scene in the core): its choices, what was picked, how far things moved. */

var SHARE_SHOWN = ["scene", "asked", "finding"]; // how data-shares calls them
function shareScene(play, state) { return core[play.kind + "_scene"](play.spec, state || play.state); }
