package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what is wrong with a request, so that the caller hears of all of it at once.
public final class FieldErrors {

    private static final int MOST = 100; // a request with more is not worth a longer answer

    private static final int LONGEST = 200; // characters

    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    /// @param field cut where it is too long: callers may make it up
    public void add(String field, String message) {
        put(field.length() > LONGEST ? field.substring(0, LONGEST) + "…" : field, message);
    }

    private void put(String field, String message) {
        if (errors.containsKey(field) || errors.size() < MOST) {
            errors.computeIfAbsent(field, name -> new ArrayList<>()).add(message);
        }
    }

    public boolean has(String field) {
        return errors.containsKey(field);
    }

    /// @throws Refusal naming every bad field, if there is any
    public void check() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
