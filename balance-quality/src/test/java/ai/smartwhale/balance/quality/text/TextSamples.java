// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Texts for tests: a sentence of each language, the shared samples, and characters drawn at random. */
final class TextSamples {

    private static final int[] TROUBLE = {
        0, 1, '\n', '\r', '\t', ' ', 0x7F, 0x85, 0x9D, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x202E, 0x2028,
        0x2066, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600, 0x1F468, 0xE0001, 0x10FFFF,
        0x0301, 0x064B, '.', '#', '{', '\'', 0x2019, 0x2026
    };

    private TextSamples() {}

    /** One sentence of each language, which all say the same. */
    static Map<Language, String> sentences() {
        Map<Language, String> sentences = new EnumMap<>(Language.class);
        sentences.put(Language.FA, "دیشب در شهر برف بارید و بسیاری از مردم نتوانستند از سر کار به خانه برگردند.");
        sentences.put(Language.AR, "هطل الثلج على المدينة ليلة أمس ولم يتمكن كثير من الناس من العودة إلى بيوتهم.");
        sentences.put(Language.UR, "گزشتہ رات شہر میں برف باری ہوئی اور بہت سے لوگ کام سے گھر واپس نہ جا سکے۔");
        sentences.put(
                Language.EN, "Last night it snowed in the city, and many people couldn’t get home from their work.");
        sentences.put(
                Language.DE, "Gestern Nacht schneite es in der Stadt, und viele Leute kamen müde und spät nach Hause.");
        sentences.put(
                Language.FR,
                "La nuit dernière, il a neigé sur la ville et beaucoup de gens n’ont pas pu rentrer chez eux.");
        sentences.put(
                Language.ES, "Anoche nevó en la ciudad y mucha gente no pudo volver a su casa después del trabajo.");
        sentences.put(Language.TR, "Dün gece şehirde kar yağdı ve birçok kişi işten çıkıp evine dönemedi.");
        sentences.put(
                Language.RU, "Вчера вечером в городе шёл снег, и многие люди не смогли вернуться домой с работы.");
        sentences.put(Language.ZH, "昨天晚上城里下了雪，很多人下班以后没有办法回家。");
        return sentences;
    }

    /** A file of the shared data, or the test is left out. */
    static Path shared(String path) {
        Path file = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), "quality", path);
        assumeTrue(Files.exists(file), () -> "no shared data at " + file);
        return file;
    }

    static List<String> lines(String path) {
        try {
            return Files.readAllLines(shared(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any characters: letters of all sorts, halves of pairs, controls, marks that turn the direction. */
    static String anything(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            switch (random.nextInt(8)) {
                case 0 -> text.appendCodePoint(TROUBLE[random.nextInt(TROUBLE.length)]);
                case 1 -> text.append((char) random.nextInt(1 << 16));
                case 2 -> text.append((char) (0x600 + random.nextInt(0x100)));
                case 3 -> text.append((char) (0x80 + random.nextInt(0x180)));
                case 4 -> text.append(' ');
                case 5 -> text.appendCodePoint(0x4E00 + random.nextInt(100));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }
}
