"""Which face shows the activities, a page or a notebook: by itself, so that a build that draws nothing reads no figures."""

PAGE_FACE = "LACTATION_FACE"  # the environment variable that the site's build sets to "page"
