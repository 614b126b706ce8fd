package com.mailboxkit.mime.work;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Called by instrumented code: [#step] for each run of instructions without a branch, and the other
/// methods instead of those of the JDK whose cost grows with a text. They count the characters that the JDK
/// reads or copies.
public final class Work {

    private static long done;

    private Work() {}

    static long done() {
        return done;
    }

    public static void step() {
        done++;
    }

    private static int search(int found, int all) {
        done += found < 0 ? Math.max(all, 0) : found + 1;
        return found;
    }

    private static <T extends CharSequence> T copied(T text) {
        done += text.length();
        return text;
    }

    public static int indexOf(String text, int c) {
        return search(text.indexOf(c), text.length());
    }

    public static int indexOf(String text, int c, int from) {
        int found = text.indexOf(c, from);
        search(found < 0 ? found : found - from, text.length() - from);
        return found;
    }

    public static int indexOf(String text, String wanted) {
        return search(text.indexOf(wanted), text.length());
    }

    public static int indexOf(String text, String wanted, int from) {
        int found = text.indexOf(wanted, from);
        search(found < 0 ? found : found - from, text.length() - from);
        return found;
    }

    public static int lastIndexOf(String text, int c) {
        int found = text.lastIndexOf(c);
        done += text.length() - found;
        return found;
    }

    public static int lastIndexOf(String text, int c, int from) {
        int found = text.lastIndexOf(c, from);
        done += Math.max(0, from - found);
        return found;
    }

    public static int lastIndexOf(String text, String wanted) {
        int found = text.lastIndexOf(wanted);
        done += text.length() - found;
        return found;
    }

    public static boolean contains(String text, CharSequence wanted) {
        return search(text.indexOf(wanted.toString()), text.length()) >= 0;
    }

    public static String substring(String text, int begin) {
        return copied(text.substring(begin));
    }

    public static String substring(String text, int begin, int end) {
        return copied(text.substring(begin, end));
    }

    public static String strip(String text) {
        return copied(text).strip();
    }

    public static String stripLeading(String text) {
        return copied(text).stripLeading();
    }

    public static String stripTrailing(String text) {
        return copied(text).stripTrailing();
    }

    public static String trim(String text) {
        return copied(text).trim();
    }

    public static boolean isBlank(String text) {
        return text.chars().peek(c -> step()).allMatch(Character::isWhitespace);
    }

    public static String toLowerCase(String text, Locale locale) {
        return copied(text).toLowerCase(locale);
    }

    public static String toUpperCase(String text, Locale locale) {
        return copied(text).toUpperCase(locale);
    }

    public static String replace(String text, char before, char after) {
        return copied(text).replace(before, after);
    }

    public static String replace(String text, CharSequence before, CharSequence after) {
        return copied(copied(text).replace(before, after));
    }

    public static String[] split(String text, String at) {
        return split(text, at, 0);
    }

    public static String[] split(String text, String at, int limit) {
        return Pattern.compile(at).split(new CountedText(text), limit);
    }

    public static String replaceAll(String text, String before, String after) {
        return Pattern.compile(before).matcher(new CountedText(text)).replaceAll(after);
    }

    public static boolean matches(String text, String regex) {
        return Pattern.compile(regex).matcher(new CountedText(text)).matches();
    }

    public static Stream<String> lines(String text) {
        return text.lines().peek(line -> done += line.length() + 1);
    }

    public static IntStream chars(String text) {
        return text.chars().peek(c -> step());
    }

    public static IntStream codePoints(String text) {
        return text.codePoints().peek(c -> step());
    }

    public static char[] toCharArray(String text) {
        return copied(text).toCharArray();
    }

    public static byte[] getBytes(String text, Charset charset) {
        return copied(text).getBytes(charset);
    }

    public static StringBuilder append(StringBuilder builder, String text) {
        return builder.append(copied(text));
    }

    public static StringBuilder append(StringBuilder builder, CharSequence text, int begin, int end) {
        done += end - begin;
        return builder.append(text, begin, end);
    }

    public static StringBuilder insert(StringBuilder builder, int at, String text) {
        done += builder.length() - at + text.length();
        return builder.insert(at, text);
    }

    public static StringBuilder insert(StringBuilder builder, int at, char c) {
        done += builder.length() - at;
        return builder.insert(at, c);
    }

    public static StringBuilder deleteCharAt(StringBuilder builder, int at) {
        done += builder.length() - at;
        return builder.deleteCharAt(at);
    }

    public static StringBuilder delete(StringBuilder builder, int begin, int end) {
        done += builder.length() - begin;
        return builder.delete(begin, end);
    }

    public static String toString(StringBuilder builder) {
        return copied(builder.toString());
    }

    public static String substring(StringBuilder builder, int begin) {
        return copied(builder.substring(begin));
    }

    public static String substring(StringBuilder builder, int begin, int end) {
        return copied(builder.substring(begin, end));
    }

    public static int indexOf(StringBuilder builder, String wanted) {
        return search(builder.indexOf(wanted), builder.length());
    }

    public static java.util.regex.Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new CountedText(text));
    }

    /// A text that counts every character that a regular expression reads.
    private record CountedText(CharSequence text) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            step();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return copied(text.subSequence(start, end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
