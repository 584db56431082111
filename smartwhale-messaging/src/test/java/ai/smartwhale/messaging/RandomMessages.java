// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Messages drawn from a seed: any of their fields absent or not, with texts and nestings that are hard on JSON. */
final class RandomMessages {

    private static final String[] PIECES = {
        "یادگیری ماشین",
        "a",
        " ",
        "\"",
        "\\",
        "\n",
        "\u0000",
        "\u2028",
        "\uFEFF",
        "😀",
        "\uD83D",
        "\uDE00",
        "é",
        "</script>",
        "null"
    };

    private final Random random;

    RandomMessages(long seed) {
        random = new Random(seed);
    }

    DataRequest request() {
        RequestPayload.Builder payload = RequestPayload.builder(modelId())
                .operation(one(OperationType.values()))
                .dataType(one(DataType.values()))
                .dataSource(maybe() ? one(DataSource.values()) : null)
                .parameters(map(3))
                .responseTopic(maybe() ? "smartwhale.models.responses." + modelId() : null)
                .batchId(maybe() ? text() : null)
                .timeout(duration())
                .requireFresh(maybe())
                .tags(maybe() ? List.of() : List.of(text(), text()))
                .context(map(2));
        if (maybe()) {
            payload.maxSize(random.nextLong() & Long.MAX_VALUE);
        }
        return new DataRequest(metadata("data"), payload.build());
    }

    DataResponse response() {
        ResponsePayload.Builder payload = ResponsePayload.builder(
                        one(OperationType.values()), one(ResponseStatus.values()), one(DataType.values()))
                .dataSource(maybe() ? one(DataSource.values()) : null)
                .data(value(4))
                .errorMessage(maybe() ? text() : null)
                .errorCode(maybe() ? one(ErrorCode.values()) : null)
                .metrics(map(1))
                .batchId(maybe() ? text() : null)
                .nextCursor(maybe() ? text() : null)
                .pageInfo(map(1))
                .metadata(map(2))
                .sourceUrl(maybe() ? text() : null)
                .lastUpdated(maybe() ? text() : null)
                .processingTime(maybe() ? duration() : null)
                .cached(maybe())
                .additionalInfo(map(2));
        if (maybe()) {
            payload.totalItems(random.nextInt(1000));
        }
        return new DataResponse(metadata(modelId()), payload.build());
    }

    private MessageMetadata metadata(String destination) {
        return MessageMetadata.builder(
                        "id-" + text(), "2026-01-02T10:01:00" + (maybe() ? "" : "Z"), "balance", destination)
                .priority(one(Priority.values()))
                .requestSource(one(RequestSource.values()))
                .correlationId(maybe() ? text() : null)
                .traceId(maybe() ? text() : null)
                .sessionId(maybe() ? text() : null)
                .retryCount(maybe() ? 0 : random.nextInt() & Integer.MAX_VALUE)
                .ttl(maybe() ? duration() : null)
                .expiresAt(maybe() ? "2027-01-01" : null)
                .build();
    }

    private Map<String, Object> map(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(
                    maybe()
                            ? text().replaceAll("\\p{Cs}", "?")
                            : one(new String[] {"query", "title", "url", "search_term", "count"}),
                    value(depth));
        }
        return map;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 12)) {
            case 0 -> null;
            case 1 -> maybe();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> new BigInteger(random.nextInt(Limits.LONGEST_NUMBER_BITS), random);
            case 5 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
            case 6 -> random.nextFloat();
            case 7 -> (short) random.nextInt();
            case 8 -> text();
            case 9 -> map(depth - 1);
            case 10 -> new float[] {random.nextFloat(), -0.0f};
            default -> list(depth - 1);
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    private Duration duration() {
        return maybe() ? Duration.ofSeconds(random.nextInt(100_000)) : Duration.ofNanos(random.nextLong() >>> 14);
    }

    private String modelId() {
        return "model-" + random.nextInt(1000);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
