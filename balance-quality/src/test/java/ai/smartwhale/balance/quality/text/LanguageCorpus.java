// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DateFormatSymbols;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Gathers the text that the language model is made of: translated messages and manual pages of a Debian system, the
 * Debian handbook, the language packs of a browser, and the names of the Unicode locale data inside the JDK. Only
 * counts of letters leave the training; see the notice beside the model for the licences.
 */
final class LanguageCorpus {

    private static final Pattern NOISE = Pattern.compile("<[^>]*>|&[a-z#0-9]+;|\\$?\\{[^}]*\\}|%[-+0-9.$(\\w)]*[a-zA-Z]"
            + "|\\\\[a-z]|\\S*[/\\\\=@:.]\\S*\\w\\S*|\\S*\\d\\S*|--?\\w+|\\b\\p{Lu}{2,}\\b|\\S*\\w_\\w\\S*");
    private static final Pattern BREAK = Pattern.compile("\\R\\s*\\R|(?<=[.!?؟。！？۔])\\s+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern CHARSET = Pattern.compile("charset=([-\\w]+)");
    private static final Pattern TAG = Pattern.compile(
            "(?s)<script.*?</script>|<style.*?</style>|<head.*?</head>" + "|<pre.*?</pre>|<code[^>]*>.*?</code>");
    private static final Pattern BLOCK = Pattern.compile("</?(p|li|h\\d|div|dt|dd|td|th|title)\\b[^>]*>");
    private static final int SHORTEST = 8;

    private LanguageCorpus() {}

    /** {@code LanguageCorpus LL,LL,... MESSAGES MANUALS EXTRA OUT}: one file for each language and source. */
    public static void main(String[] args) throws IOException {
        Path out = Files.createDirectories(Path.of(args[4]));
        for (String language : args[0].split(",")) {
            for (Domain domain : read(language, Path.of(args[1]), Path.of(args[2]), Path.of(args[3]))) {
                Files.write(out.resolve(language + "." + domain.name() + ".txt"), domain.segments());
            }
        }
    }

    /** The segments of each source of a language that {@link #main} wrote. */
    static List<List<String>> load(Path folder, String language) throws IOException {
        List<List<String>> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(language + "."))
                    .sorted()
                    .toList()) {
                sources.add(Files.readAllLines(file));
            }
        }
        return sources;
    }

    /** Where the texts of one language were found. */
    record Domain(String name, Set<String> segments) {}

    /**
     * Reads all sources of a language.
     *
     * @param language its ISO 639-1 code
     * @param messages folder of gettext catalogues, as {@code /usr/share/locale}
     * @param manuals folder of manual pages, as {@code /usr/share/man}
     * @param extra folder that holds {@code handbook/LL-CC/*.html} and {@code browser/LL.xpi}
     * @return one set of segments for each source
     */
    static List<Domain> read(String language, Path messages, Path manuals, Path extra) throws IOException {
        List<Domain> domains = new ArrayList<>();
        domains.add(new Domain("messages", clean(messages(language, messages))));
        domains.add(new Domain("manuals", clean(manuals(language, manuals))));
        domains.add(new Domain("handbook", clean(handbook(language, extra.resolve("handbook")))));
        domains.add(new Domain("browser", clean(browser(language, extra.resolve("browser")))));
        domains.add(new Domain("names", names(language)));
        domains.removeIf(domain -> domain.segments().isEmpty());
        return domains;
    }

    private static Set<String> clean(List<String> texts) {
        Set<String> segments = new LinkedHashSet<>();
        for (String text : texts) {
            for (String part : BREAK.split(text)) {
                String plain = BLANKS.matcher(NOISE.matcher(part).replaceAll(" "))
                        .replaceAll(" ")
                        .strip();
                long letters = plain.codePoints().filter(Character::isLetter).count();
                if (plain.length() >= SHORTEST && 2 * letters > plain.length()) {
                    segments.add(plain);
                }
            }
        }
        return segments;
    }

    private static List<String> messages(String language, Path root) throws IOException {
        List<String> texts = new ArrayList<>();
        boolean english = language.equals("en");
        Path folder = root.resolve((english ? "de" : messagesFolder(language)) + "/LC_MESSAGES");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    if (!file.getFileName().toString().startsWith("iso")) {
                        catalogue(Files.readAllBytes(file), english, texts);
                    }
                }
            }
        }
        return texts;
    }

    private static String messagesFolder(String language) {
        return language.equals("zh") ? "zh_CN" : language;
    }

    /** A compiled gettext catalogue: two tables of lengths and offsets, originals and translations. */
    private static void catalogue(byte[] bytes, boolean originals, List<String> out) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 28 || buffer.getInt(0) != 0x950412de) {
            return;
        }
        int count = buffer.getInt(8);
        Charset charset = StandardCharsets.UTF_8;
        for (int i = 0; i < count; i++) {
            String original = string(buffer, buffer.getInt(12) + 8 * i, StandardCharsets.UTF_8);
            String translated = string(buffer, buffer.getInt(16) + 8 * i, charset);
            if (original.isEmpty()) {
                Matcher matcher = CHARSET.matcher(translated);
                charset = matcher.find() ? Charset.forName(matcher.group(1)) : charset;
            } else if (!translated.equals(original)) {
                String text = originals ? original.substring(original.indexOf('\u0004') + 1) : translated;
                for (String form : text.split("\u0000", -1)) {
                    out.add(form.replace("_", "").replace("\n", form.contains("\n\n") ? "\n" : " "));
                }
            }
        }
    }

    private static String string(ByteBuffer buffer, int entry, Charset charset) {
        return new String(buffer.array(), buffer.getInt(entry + 4), buffer.getInt(entry), charset);
    }

    private static List<String> manuals(String language, Path root) throws IOException {
        List<String> texts = new ArrayList<>();
        List<Path> folders = language.equals("en")
                ? List.of(root.resolve("man1"), root.resolve("man8"))
                : List.of(root.resolve(language.equals("zh") ? "zh_CN" : language));
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".gz")).sorted().toList()) {
                    try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                        texts.add(troff(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(file.toString(), e);
                    }
                }
            }
        }
        return texts;
    }

    private static String troff(String page) {
        StringBuilder text = new StringBuilder();
        for (String line : page.split("\n", -1)) {
            boolean plain = !line.startsWith(".") && !line.startsWith("'");
            text.append(plain ? line.replaceAll("\\\\f.|\\\\[&%|^]", "").replace("\\-", "-") + " " : "\n\n");
        }
        return text.toString();
    }

    private static List<String> handbook(String language, Path root) throws IOException {
        List<String> texts = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root.toRealPath(), 2)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".html")
                                && f.getParent().getFileName().toString().startsWith(language + "-"))
                        .sorted()
                        .toList()) {
                    String page = TAG.matcher(Files.readString(file)).replaceAll(" ");
                    texts.add(BLOCK.matcher(page.replaceAll("\\s+", " ")).replaceAll("\n\n"));
                }
            }
        }
        return texts;
    }

    private static List<String> browser(String language, Path root) throws IOException {
        List<String> texts = new ArrayList<>();
        Path pack = root.resolve(language + ".xpi");
        if (Files.exists(pack)) {
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(pack))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().endsWith(".ftl") || entry.getName().endsWith(".properties")) {
                        for (String line : new String(zip.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                            int equals = line.indexOf('=');
                            texts.add(line.startsWith("#") ? "" : line.substring(equals + 1));
                        }
                    }
                }
            }
        }
        return texts;
    }

    /** What the JDK calls months, days, languages, countries and currencies in that language. */
    private static Set<String> names(String language) {
        Set<String> names = new LinkedHashSet<>();
        Locale locale = Locale.forLanguageTag(language);
        DateFormatSymbols dates = DateFormatSymbols.getInstance(locale);
        names.addAll(List.of(dates.getMonths()));
        names.addAll(List.of(dates.getWeekdays()));
        for (String other : Locale.getISOLanguages()) {
            add(
                    names,
                    Locale.forLanguageTag(other).getDisplayLanguage(locale),
                    Locale.forLanguageTag(other).getDisplayLanguage(Locale.ENGLISH),
                    language);
        }
        for (String country : Locale.getISOCountries()) {
            Locale place = new Locale("", country);
            add(names, place.getDisplayCountry(locale), place.getDisplayCountry(Locale.ENGLISH), language);
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            add(names, currency.getDisplayName(locale), currency.getDisplayName(Locale.ENGLISH), language);
        }
        names.removeIf(name -> name.length() < 3);
        return names;
    }

    private static void add(Set<String> names, String name, String english, String language) {
        if (language.equals("en") || !name.equals(english)) {
            names.add(name);
        }
    }
}
