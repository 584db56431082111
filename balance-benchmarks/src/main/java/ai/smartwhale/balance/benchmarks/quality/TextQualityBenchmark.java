// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.quality;

import ai.smartwhale.balance.quality.text.LanguageGuess;
import ai.smartwhale.balance.quality.text.LanguageIdentifier;
import ai.smartwhale.balance.quality.text.MojibakeRepair;
import ai.smartwhale.balance.quality.text.NearDuplicate;
import ai.smartwhale.balance.quality.text.NearDuplicateIndex;
import ai.smartwhale.balance.quality.text.TextAssessment;
import ai.smartwhale.balance.quality.text.TextHints;
import ai.smartwhale.balance.quality.text.TextKind;
import ai.smartwhale.balance.quality.text.TextQualityAnalyzer;
import ai.smartwhale.balance.quality.text.TextRepair;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Answers of 2,048 characters on their way to a model, each with other words. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TextQualityBenchmark {

    private static final int LENGTH = 2_048;
    private static final int TEXTS = 256;

    private final TextQualityAnalyzer analyzer = TextQualityAnalyzer.create();
    private final LanguageIdentifier identifier = LanguageIdentifier.create();
    private final NearDuplicateIndex index = NearDuplicateIndex.create();
    private final TextHints hints = TextHints.of(TextKind.DOCUMENT);
    private String[] texts = {};
    private int next;

    /** The language of the answers. */
    @Param({"en", "fa", "ar"})
    public String language = "en";

    /** Draws the words of each text. */
    @Setup
    public void draw() {
        String words = switch (language) {
            case "fa" ->
                "این کتاب را دیروز از بازار خریدم و خیلی دوست دارم چون نویسنده درباره نهنگ‌های آبی که در"
                        + " اقیانوس‌های بزرگ زندگی می‌کنند با زبان ساده و زیبا نوشته است ولی برادرم هنوز نخوانده";
            case "ar" ->
                "هذا الكتاب الذي اشتريته أمس من السوق جميل جدا لأن الكاتب يتحدث فيه عن الحيتان الزرقاء التي"
                        + " تعيش في المحيطات الكبيرة بلغة بسيطة ولكن أخي لم يقرأه بعد ثم ذهب إلى البيت مع صديقه";
            default ->
                "this book that I bought at the market yesterday is a joy to read because its author writes about"
                        + " the blue whales of all great oceans in plain and lovely words but my brother has not read it";
        };
        String[] list = words.split(" ", -1);
        SplittableRandom random = new SplittableRandom(LENGTH);
        texts = new String[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < LENGTH) {
                for (int word = 0; word < 12; word++) {
                    text.append(list[random.nextInt(list.length)]).append(word == 11 ? "." : " ");
                }
                text.append(random.nextInt(4) == 0 ? '\n' : ' ');
            }
            texts[i] = text.substring(0, LENGTH);
        }
    }

    private String text() {
        next = (next + 1) % TEXTS;
        return texts[next];
    }

    /**
     * All rules, language, encoding and near duplicates.
     *
     * @return the assessment
     */
    @Benchmark
    public TextAssessment assess() {
        String text = text();
        return analyzer.assess(text, hints.named("text-" + next));
    }

    /**
     * The language alone.
     *
     * @return the language
     */
    @Benchmark
    public LanguageGuess identify() {
        return identifier.identify(text());
    }

    /**
     * The look for misread encodings in texts that have none.
     *
     * @return empty
     */
    @Benchmark
    public Optional<TextRepair> lookForMojibake() {
        return MojibakeRepair.repair(text());
    }

    /**
     * Near duplicates alone.
     *
     * @return the duplicate
     */
    @Benchmark
    public Optional<NearDuplicate> addToIndex() {
        String text = text();
        return index.add("text-" + next, text);
    }
}
