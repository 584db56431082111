// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.utils;

import ai.smartwhale.commons.utils.StringUtils;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import com.ibm.icu.text.Transliterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A thousand characters of Persian, as people write it with Arabic letters here and there, beside rules of ICU. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextNormalizationBenchmark {

    private static final String RULES = ":: NFC; \\u064A > \\u06CC; \\u0649 > \\u06CC; \\u0643 > \\u06A9; \\u0640 > ;"
            + "\\u0660 > \\u06F0; \\u0661 > \\u06F1; \\u0662 > \\u06F2; \\u0663 > \\u06F3; \\u0664 > \\u06F4;"
            + "\\u0665 > \\u06F5; \\u0666 > \\u06F6; \\u0667 > \\u06F7; \\u0668 > \\u06F8; \\u0669 > \\u06F9;"
            + "[[:Cf:]-[\\u200C\\u200D]] > ; [[:Cc:]-[\\n\\t]] > ; [:Zs:]+ > ' ';";

    private final Transliterator icu = Transliterator.createFromRules("fa", RULES, Transliterator.FORWARD);
    private final String dirty =
            "كتابي كه علي مي\u200Cخواند، درباره\u0640ٔ نهنگ\u200Cهاي آبي در ١٢ اقيانوس است.  ".repeat(14);
    private final String clean = StringUtils.normalizeText(dirty, NormalizationProfile.DISPLAY);
    private final String ascii = "The blue whale is the largest animal known to have ever existed. ".repeat(16);

    /** ICU, for people. */
    @Benchmark
    public String icuDirty() {
        return icu.transliterate(dirty);
    }

    /** ICU on text that is in its form already. */
    @Benchmark
    public String icuClean() {
        return icu.transliterate(clean);
    }

    /** For people. */
    @Benchmark
    public String displayDirty() {
        return StringUtils.normalizeText(dirty, NormalizationProfile.DISPLAY);
    }

    /** For people, on text that is in its form already. */
    @Benchmark
    public String displayClean() {
        return StringUtils.normalizeText(clean, NormalizationProfile.DISPLAY);
    }

    /** For an index. */
    @Benchmark
    public String indexDirty() {
        return StringUtils.normalizeText(dirty, NormalizationProfile.INDEX);
    }

    /** Plain ASCII. */
    @Benchmark
    public String displayAscii() {
        return StringUtils.normalizeText(ascii, NormalizationProfile.DISPLAY);
    }
}
