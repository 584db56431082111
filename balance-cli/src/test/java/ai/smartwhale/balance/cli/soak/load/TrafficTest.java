// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Duration LENGTH = Duration.ofMinutes(10);

    private static List<Question> questions(long seed, double from, double to, int steps) {
        Traffic traffic = new Traffic(LoadShape.of(100, LENGTH, seed), 16, 500, seed);
        var unused = traffic.until(from);
        List<Question> all = new ArrayList<>();
        for (int i = 1; i <= steps; i++) {
            all.addAll(traffic.until(from + (to - from) * i / steps));
        }
        return all;
    }

    private static <T> Map<T, Long> counts(List<Question> questions, Function<Question, T> by) {
        return questions.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }

    @Test
    void theSameSeedLeadsToTheSameQuestions() {
        assertThat(questions(5, 0, 20, 2_000)).isEqualTo(questions(5, 0, 20, 2_000));
        assertThat(questions(5, 0, 20, 2_000)).isNotEqualTo(questions(6, 0, 20, 2_000));
    }

    @Test
    void asManyComeAsTheLoadSaysWithItsWaveAndItsBursts() {
        LoadShape shape = LoadShape.of(100, LENGTH, 5);
        double expected = 0;
        double least = Double.MAX_VALUE;
        double most = 0;
        for (double at = 0.005; at < 600; at += 0.01) {
            expected += shape.at(at) * 0.01;
            least = Math.min(least, shape.at(at));
            most = Math.max(most, shape.at(at));
        }
        assertThat(least).isBetween(49.0, 51.0);
        assertThat(most).isBetween(400.0, 450.0);
        assertThat((double) questions(5, 0, 600, 60_000).size()).isBetween(expected * 0.99, expected * 1.01);
    }

    @Test
    void someModelsAreGreedyAndAllPrioritiesAreThere() {
        List<Question> questions = questions(5, 0, 600, 6_000);
        Map<String, Long> models = counts(questions, Question::model);
        assertThat(models).hasSize(16);
        long greedy = models.get("soak-greedy-1");
        assertThat((double) greedy / models.get("soak-model-9")).isBetween(6.0, 10.0);
        assertThat(counts(questions, Question::priority)).containsOnlyKeys(Priority.values());
    }

    @Test
    void whatIsPopularChanges() {
        assertThat(favourite(questions(5, 0, 10, 100))).isNotEqualTo(favourite(questions(5, 300, 310, 100)));
    }

    private static String favourite(List<Question> questions) {
        return counts(questions, Question::key).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    @Test
    void contentIsRecognizedToTheLastCharacter() {
        Content content = new Content(3);
        assertThat(Content.hashOf(List.of(content.of("key 7")))).isEqualTo(content.hash("key 7"));
        assertThat(content.hash("key 8")).isNotEqualTo(content.hash("key 7"));
        assertThat(new Content(4).hash("key 7")).isNotEqualTo(content.hash("key 7"));
        Map<String, Object> spoilt = content.of("key 7");
        spoilt.put("text", spoilt.get("text") + " ");
        assertThat(Content.hashOf(List.of(spoilt))).isNotEqualTo(content.hash("key 7"));
    }
}
