// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a small, well-formed HTML page says.
 *
 * @param title its title
 * @param language of its text, empty where it does not say
 * @param text what a reader sees, with single blanks
 * @param links where it leads, absolute, without fragments
 */
record HtmlPage(String title, String language, String text, List<URI> links) {

    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE = Pattern.compile("<html[^>]*\\blang=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern HREF = Pattern.compile("<a\\s[^>]*\\bhref=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN =
            Pattern.compile("<(head|script|style)\\b.*?</\\1>|<!--.*?-->", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|[a-z]{2,5});");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    static HtmlPage parse(String html, URI address) {
        String seen = TAG.matcher(UNSEEN.matcher(html).replaceAll(" ")).replaceAll(" ");
        String text = BLANKS.matcher(decode(seen)).replaceAll(" ").strip();
        return new HtmlPage(decode(first(TITLE, html)).strip(), first(LANGUAGE, html), text, links(html, address));
    }

    private static String first(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static List<URI> links(String html, URI address) {
        List<URI> links = new ArrayList<>();
        Matcher matcher = HREF.matcher(html);
        while (matcher.find()) {
            resolve(address, decode(matcher.group(1))).ifPresent(links::add);
        }
        return links.stream().distinct().toList();
    }

    private static Optional<URI> resolve(URI address, String href) {
        try {
            int fragment = href.indexOf('#');
            return Optional.of(address.resolve(fragment < 0 ? href : href.substring(0, fragment)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return ENTITY.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(entity(found.group(1)).orElse(found.group())));
    }

    private static Optional<String> entity(String name) {
        if (name.charAt(0) != '#') {
            return Optional.ofNullable(NAMED.get(name));
        }
        int codePoint = Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(codePoint) ? Optional.of(Character.toString(codePoint)) : Optional.empty();
    }
}
