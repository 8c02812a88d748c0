/* Reads a page aloud with the device's own voice: comes when it is asked for. */
/* From other pieces: TOOLS. */

TOOLS.listen = function () { };
