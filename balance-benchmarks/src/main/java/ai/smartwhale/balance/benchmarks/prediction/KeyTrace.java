// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Which key was asked for when, and how large its data is. */
public final class KeyTrace {

    /**
     * One request of one key.
     *
     * @param millis since the beginning
     * @param key which
     * @param bytes how large
     */
    public record Access(long millis, String key, long bytes) {}

    /** 512 tokens of about four bytes. */
    private static final long BLOCK_BYTES = 2_048;

    private KeyTrace() {}

    /** The prefix blocks of the Mooncake conversation trace (FAST '25; Apache-2.0). */
    public static Optional<List<Access>> mooncake() throws IOException {
        Path file = LoadTraces.folder().resolve("mooncake_conversation_trace.jsonl.gz");
        if (!Files.exists(file)) {
            System.out.println("Skipped: there is no " + file + "; its folder is set by -Dsmartwhale.data=…");
            return Optional.empty();
        }
        ObjectMapper mapper = new ObjectMapper();
        List<Access> accesses = new ArrayList<>();
        try (BufferedReader lines = LoadTraces.open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode request = mapper.readTree(line);
                long millis = request.get("timestamp").asLong();
                for (JsonNode block : request.get("hash_ids")) {
                    accesses.add(new Access(millis, block.asText(), BLOCK_BYTES));
                }
            }
        }
        accesses.sort(Comparator.comparingLong(Access::millis));
        return Optional.of(accesses);
    }

    /** Twenty requests a second at random, of 5,000 keys by Zipf's law, of 1 to 64 KiB. */
    static List<Access> zipf(long seed, long fromMillis, long toMillis) {
        Random random = new Random(seed);
        double[] cumulated = new double[5_000];
        double sum = 0;
        for (int rank = 0; rank < cumulated.length; rank++) {
            sum += 1.0 / (rank + 1);
            cumulated[rank] = sum;
        }
        List<Access> accesses = new ArrayList<>();
        for (double at = fromMillis; at < toMillis; at += -Math.log(1 - random.nextDouble()) * 50) {
            double point = random.nextDouble() * sum;
            int rank = 0;
            while (cumulated[rank] < point) {
                rank++;
            }
            accesses.add(new Access((long) at, "zipf-" + rank, 1_024L << (rank % 7)));
        }
        return accesses;
    }

    /** As Zipf, but of 50 keys that are asked for during some seconds and never again. */
    static List<Access> fleeting(long seed, long fromMillis, long toMillis, long hotMillis) {
        Random random = new Random(seed);
        List<Access> accesses = new ArrayList<>();
        for (long at = fromMillis; at < toMillis; at += 50) {
            int rank = (int) Math.exp(random.nextDouble() * Math.log(50));
            accesses.add(new Access(at, "hot-" + at / hotMillis + "-" + rank, 16_384));
        }
        return accesses;
    }

    /** Twenty requests a second, each of a key that nobody asks for again. */
    static List<Access> unique(long fromMillis, long toMillis) {
        List<Access> accesses = new ArrayList<>();
        for (long at = fromMillis; at < toMillis; at += 50) {
            accesses.add(new Access(at, "once-" + at, 16_384));
        }
        return accesses;
    }
}
