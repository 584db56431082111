// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.logging;

import ai.smartwhale.commons.logging.SensitiveData;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Masking of lines beside five regular expressions, as a host would write them: they look for less (no check digits, no
 * Persian digits, fewer keys and tokens).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MaskingBenchmark {

    private static final List<Pattern> EXPRESSIONS = List.of(
            Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
            Pattern.compile("\\b(?:\\d[ -]?){13,19}\\b"),
            Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+|(?i:bearer)\\s+[A-Za-z0-9._~+/-]+=*"),
            Pattern.compile("(?i)(password|passwd|pwd|secret|token|api[_-]?key)\"?\\s*[=:]\\s*\"?([^\\s\",;&]+)"),
            Pattern.compile("(?:\\+98|0098|0)9\\d{9}\\b|\\b\\d{10}\\b"));

    /** 135 characters without anything to mask, with digits, separators and names like any line of a log. */
    private final String clean =
            "Fetched document 4711 of model m-17 from source web-3 in 182 ms, topic smartwhale.data.response"
                    + " partition 5 offset=88231, retry 0 of 3.";

    private final String findings =
            "login of ali@example.com with password=hunter2 and card 4111 1111 1111 1111 from phone"
                    + " 09121234567 was refused, request id a3f9, attempt 3";
    private final String persian =
            "مشتری شماره ۴۲ از تهران در ساعت ۱۲:۳۰ سفارش خود را ثبت کرد و منتظر تأیید است؛ مبلغ ۱۲۳۴۵ ریال پرداخت شد و رسید فرستاده شد.";
    private final SensitiveData masker = SensitiveData.withDefaults();

    private static String replaceAll(String text) {
        String masked = text;
        for (Pattern expression : EXPRESSIONS) {
            masked = expression.matcher(masked).replaceAll("***");
        }
        return masked;
    }

    /**
     * Nothing to mask.
     *
     * @return the line
     */
    @Benchmark
    public String clean() {
        return masker.mask(clean);
    }

    /**
     * Nothing to mask, by expressions.
     *
     * @return the line
     */
    @Benchmark
    public String cleanByExpressions() {
        return replaceAll(clean);
    }

    /**
     * Four findings.
     *
     * @return the masked line
     */
    @Benchmark
    public String findings() {
        return masker.mask(findings);
    }

    /**
     * Four findings, by expressions.
     *
     * @return the masked line
     */
    @Benchmark
    public String findingsByExpressions() {
        return replaceAll(findings);
    }

    /**
     * Nothing to mask, in Persian.
     *
     * @return the line
     */
    @Benchmark
    public String persian() {
        return masker.mask(persian);
    }

    /**
     * Nothing to mask, in Persian, by expressions.
     *
     * @return the line
     */
    @Benchmark
    public String persianByExpressions() {
        return replaceAll(persian);
    }
}
