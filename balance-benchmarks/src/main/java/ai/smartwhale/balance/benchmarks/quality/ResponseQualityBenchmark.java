// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.quality;

import ai.smartwhale.balance.quality.control.response.ControlledResponse;
import ai.smartwhale.balance.quality.control.response.ResponseQuality;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the control of an answer costs on its way to a model: texts of 2,048 characters, and ten records. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResponseQualityBenchmark {

    private static final int LENGTH = 2_048;
    private static final int ANSWERS = 256;
    private static final String[] TOWNS = {"Tehran", "Shiraz", "Tabriz", "Isfahan", "Mashhad", "Yazd"};

    private final ResponseQuality quality = ResponseQuality.withDefaults(Runnable::run);
    private final DataResponse[] english = new DataResponse[ANSWERS];
    private final DataResponse[] persian = new DataResponse[ANSWERS];
    private final DataResponse[] records = new DataResponse[ANSWERS];
    private final DataResponse[] wrong = new DataResponse[ANSWERS];
    private int next;

    /** Draws the answers, and lets the control learn what records are usual. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(LENGTH);
        for (int i = 0; i < ANSWERS; i++) {
            english[i] = answer(
                    DataType.TEXT,
                    text(
                            random,
                            "this book that I bought at the market yesterday is a joy to read because its author writes"
                                    + " about the blue whales of all great oceans in plain and lovely words but my"
                                    + " brother has not read it"));
            persian[i] = answer(
                    DataType.TEXT,
                    text(
                            random,
                            "این کتاب را دیروز از بازار خریدم و خیلی دوست دارم چون نویسنده درباره نهنگ‌های آبی که"
                                    + " در اقیانوس‌های بزرگ زندگی می‌کنند با زبان ساده و زیبا نوشته است"));
            records[i] = answer(DataType.STRUCTURED, tenRecords(random, i, false));
            wrong[i] = answer(DataType.STRUCTURED, tenRecords(random, i, true));
        }
        for (int round = 0; round < 8; round++) {
            for (DataResponse known : records) {
                quality.control(known);
            }
        }
    }

    private static String text(SplittableRandom random, String words) {
        String[] list = words.split(" ", -1);
        StringBuilder text = new StringBuilder();
        while (text.length() < LENGTH) {
            for (int word = 0; word < 12; word++) {
                text.append(list[random.nextInt(list.length)]).append(word == 11 ? "." : " ");
            }
            text.append(random.nextInt(4) == 0 ? '\n' : ' ');
        }
        return text.substring(0, LENGTH);
    }

    private static List<Object> tenRecords(SplittableRandom random, int answer, boolean wrong) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int town = random.nextInt(TOWNS.length);
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", 1000 * answer + i);
            item.put("town", wrong && i == 5 ? TOWNS[town] + "x" : TOWNS[town]);
            item.put("code", "T-" + (100 + town));
            item.put("price", 100 + random.nextInt(900));
            item.put("date", "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10));
            item.put("rooms", 1 + random.nextInt(5));
            item.put("agent", "Agent " + random.nextInt(40));
            item.put("open", random.nextBoolean());
            items.add(item);
        }
        return items;
    }

    private static DataResponse answer(DataType type, Object data) {
        return new DataResponse(
                MessageMetadata.builder("request", "2026-01-02T10:01:00Z", "data", "model")
                        .build(),
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, type)
                        .dataSource(DataSource.WIKI)
                        .data(data)
                        .build());
    }

    private ControlledResponse control(DataResponse[] answers) {
        next = (next + 1) % ANSWERS;
        return quality.control(answers[next]);
    }

    /**
     * A text of 2,048 characters in English.
     *
     * @return the controlled answer
     */
    @Benchmark
    public ControlledResponse englishText() {
        return control(english);
    }

    /**
     * A text of 2,048 characters in Persian.
     *
     * @return the controlled answer
     */
    @Benchmark
    public ControlledResponse persianText() {
        return control(persian);
    }

    /**
     * Ten records of eight fields.
     *
     * @return the controlled answer
     */
    @Benchmark
    public ControlledResponse tenRecords() {
        return control(records);
    }

    /**
     * Ten records of eight fields, one of them with a misspelt value.
     *
     * @return the controlled answer
     */
    @Benchmark
    public ControlledResponse tenRecordsWithAnError() {
        return control(wrong);
    }
}
