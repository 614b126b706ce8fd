package com.mailboxkit.query.search;

import java.util.List;
import java.util.Map;

/// A message that the index found.
///
/// @param highlights by field: pieces of its text, as HTML with the finds in `<em>`
record SearchHit(String id, Map<String, List<String>> highlights) {}
