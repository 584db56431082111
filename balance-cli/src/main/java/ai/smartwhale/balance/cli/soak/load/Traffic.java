// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.load;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the questions of a soak. One model in eight is greedy and asks eight times as often as the others. Not
 * thread-safe; the same seed leads to the same questions.
 */
public final class Traffic {

    private static final int GREED = 8;
    private static final int ONE_GREEDY_IN = 8;
    private static final double[] PRIORITIES = {0.05, 0.15, 0.5, 0.2, 0.1};
    private static final Duration[] PATIENCE = {
        Duration.ofSeconds(3),
        Duration.ofSeconds(4),
        Duration.ofSeconds(6),
        Duration.ofSeconds(8),
        Duration.ofSeconds(8)
    };

    private final LoadShape shape;
    private final Popularity popularity;
    private final SplittableRandom random;
    private final List<String> models;
    private final int greedy;
    private double owed;
    private double at;

    /**
     * The traffic of some models.
     *
     * @param shape how many requests come when
     * @param models how many models there are, 1..1,000
     * @param keys how many keys they ask for
     * @param seed where chance begins
     * @throws InvalidValueException if a number is outside its range
     */
    public Traffic(LoadShape shape, int models, int keys, long seed) {
        InvalidValueException.requireRange("models", models, 1, 1_000);
        this.shape = shape;
        this.popularity = new Popularity(keys, seed);
        this.random = new SplittableRandom(~seed);
        this.greedy = models < 2 ? 0 : Math.max(1, models / ONE_GREEDY_IN);
        this.models = new ArrayList<>();
        for (int i = 0; i < models; i++) {
            this.models.add((i < greedy ? "soak-greedy-" : "soak-model-") + (i + 1));
        }
    }

    /**
     * Who asks.
     *
     * @return all models, the greedy ones first
     */
    public List<String> models() {
        return List.copyOf(models);
    }

    /**
     * What is asked until a time, from the time of the last call on.
     *
     * @param seconds from the start
     * @return the questions, none where the time has not gone on
     */
    public List<Question> until(double seconds) {
        if (seconds > at) {
            owed += (seconds - at) * shape.at(seconds);
            at = seconds;
        }
        List<Question> questions = new ArrayList<>();
        for (; owed >= 1; owed--) {
            questions.add(next());
        }
        return questions;
    }

    private Question next() {
        int weight = random.nextInt(greedy * GREED + models.size() - greedy);
        String model = models.get(weight < greedy * GREED ? weight / GREED : weight - greedy * GREED + greedy);
        Priority priority = priority();
        String key = "key " + popularity.draw(at);
        return new Question(model, key, priority, PATIENCE[priority.ordinal()]);
    }

    private Priority priority() {
        double left = random.nextDouble();
        for (int i = 0; i < PRIORITIES.length; i++) {
            left -= PRIORITIES[i];
            if (left < 0) {
                return Priority.values()[i];
            }
        }
        return Priority.DEFAULT;
    }
}
