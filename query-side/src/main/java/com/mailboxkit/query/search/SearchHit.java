package com.mailboxkit.query.search;

import java.util.List;
import java.util.Map;

/// A match of the index.
///
/// @param highlights by field: fragments of its text, as HTML with the matches in `<em>`
record SearchHit(String id, Map<String, List<String>> highlights) {}
