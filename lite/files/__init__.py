"""Files between an app and its page: what they are, who may read them, and how they get a URL."""
