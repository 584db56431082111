// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Makes the language model anew: {@code LanguageModelTrainer CORPUS FUNCTION_WORDS OUT}. Examples are runs of one to
 * twenty-five words out of all sources, some with the damage that text meets on its way (letters of an Arabic keyboard
 * in Persian, lost accents), so that the model does not lean on single letters. Deterministic.
 */
final class LanguageModelTrainer {

    /** One script: its languages first, then the families that stand for what is none of them. */
    record Plan(ScriptGroup script, int bits, int examples, Map<String, String> classes) {}

    private static final double FUNCTION_WORDS_SHARE = 0.2;
    private static final int EXAMPLES = 3_000_000;
    private static final int MOST_SEGMENTS = 60_000;
    private static final double LEARNING_RATE = 0.35;
    private static final double DECAY = 0.01;

    /** Logarithm of how much more often one of the languages is asked for than a family of others. */
    private static final float SELDOM = 3;

    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final Map<String, List<List<String>>> corpora = new LinkedHashMap<>();
    private final Map<String, List<String>> functionWords = new LinkedHashMap<>();

    public static void main(String[] args) throws IOException {
        LanguageModelTrainer trainer = new LanguageModelTrainer();
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            if (line.startsWith("#")) {
                continue;
            }
            trainer.functionWords.put(
                    line.substring(0, line.indexOf(':')),
                    List.of(line.substring(line.indexOf(':') + 2).split(" ")));
        }
        Map<ScriptGroup, LanguageModel.Table> tables = new EnumMap<>(ScriptGroup.class);
        for (Plan plan : plans()) {
            for (String codes : plan.classes().values()) {
                for (String code : codes.split(" ")) {
                    trainer.read(code, plan.script(), Path.of(args[0]));
                }
            }
            tables.put(plan.script(), trainer.train(plan));
        }
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(
                new BufferedOutputStream(Files.newOutputStream(Path.of(args[2]))), new Deflater(9)))) {
            new LanguageModel(tables).write(out);
        }
    }

    private static List<Plan> plans() {
        Map<String, String> latin = new LinkedHashMap<>();
        latin.put("EN", "en");
        latin.put("DE", "de");
        latin.put("FR", "fr");
        latin.put("ES", "es");
        latin.put("TR", "tr");
        latin.put("romance", "it pt ca gl ro");
        latin.put("germanic", "nl sv da nb af");
        latin.put("slavic", "pl cs hr sl lt lv");
        latin.put("others", "fi hu id eu et az eo vi ku");
        Map<String, String> arabic = new LinkedHashMap<>();
        arabic.put("FA", "fa");
        arabic.put("AR", "ar");
        arabic.put("UR", "ur");
        arabic.put("others", "ps ckb ug");
        Map<String, String> cyrillic = new LinkedHashMap<>();
        cyrillic.put("RU", "ru");
        cyrillic.put("others", "uk bg sr mk be kk");
        return List.of(
                new Plan(ScriptGroup.LATIN, 14, EXAMPLES, latin),
                new Plan(ScriptGroup.ARABIC, 14, EXAMPLES / 2, arabic),
                new Plan(ScriptGroup.CYRILLIC, 13, EXAMPLES / 4, cyrillic));
    }

    private void read(String code, ScriptGroup script, Path corpus) throws IOException {
        List<List<String>> domains = new ArrayList<>();
        Set<String> english = new HashSet<>();
        if (script == ScriptGroup.LATIN && !code.equals("en")) {
            corpora.get("en").forEach(english::addAll);
        }
        for (List<String> segments : LanguageCorpus.load(corpus, code)) {
            List<String> kept = segments.stream()
                    .filter(segment -> !english.contains(segment) && mostly(segment, script))
                    .limit(MOST_SEGMENTS)
                    .collect(Collectors.toList());
            if (!kept.isEmpty()) {
                domains.add(kept);
            }
        }
        corpora.put(code, domains);
    }

    private static boolean mostly(String segment, ScriptGroup script) {
        long own =
                segment.chars().filter(c -> ScriptGroup.of((char) c) == script).count();
        long letters = segment.chars().filter(Character::isLetter).count();
        return 2 * own > letters;
    }

    private LanguageModel.Table train(Plan plan) {
        int classes = plan.classes().size();
        List<List<String>> codes =
                plan.classes().values().stream().map(c -> List.of(c.split(" "))).toList();
        int size = classes << plan.bits();
        float[] weights = new float[size];
        float[] squares = new float[size];
        float[] bias = new float[classes];
        double[] scores = new double[classes];
        for (int example = 0; example < plan.examples(); example++) {
            int label = random.nextInt(classes);
            String code = codes.get(label).get(random.nextInt(codes.get(label).size()));
            String text = damaged(sample(code), code);
            LetterGrams grams = new LetterGrams(plan.script(), plan.bits(), LetterGrams.CAPACITY);
            grams.add(text, 0, text.length());
            int count = grams.count();
            if (count == 0) {
                continue;
            }
            double value = 1 / Math.sqrt(count);
            for (int k = 0; k < classes; k++) {
                double sum = 0;
                for (int i = 0; i < count; i++) {
                    sum += weights[grams.feature(i) * classes + k];
                }
                scores[k] = bias[k] + sum * value;
            }
            softmax(scores);
            double rate = LEARNING_RATE * (1 - 0.9 * example / plan.examples());
            for (int k = 0; k < classes; k++) {
                double error = scores[k] - (k == label ? 1 : 0);
                bias[k] -= (float) (0.002 * error);
                double gradient = error * value;
                for (int i = 0; i < count; i++) {
                    int at = grams.feature(i) * classes + k;
                    squares[at] += (float) (gradient * gradient);
                    weights[at] -=
                            (float) (rate * (gradient / Math.sqrt(squares[at] + 1e-4) + DECAY * weights[at] * value));
                }
            }
        }
        return quantised(plan, weights, bias);
    }

    private static void softmax(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - most);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static LanguageModel.Table quantised(Plan plan, float[] weights, float[] bias) {
        float[] magnitudes = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            magnitudes[i] = Math.abs(weights[i]);
        }
        Arrays.sort(magnitudes);
        float most = magnitudes[(int) (magnitudes.length * 0.999)];
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            bytes[i] = (byte) Math.max(-127, Math.min(127, Math.round(weights[i] / most * 127)));
        }
        Optional<Language>[] classes = new Optional[plan.classes().size()];
        int k = 0;
        for (String name : plan.classes().keySet()) {
            boolean language = name.length() == 2;
            bias[k] -= language ? 0 : SELDOM;
            classes[k++] = language ? Optional.of(Language.valueOf(name)) : Optional.empty();
        }
        return new LanguageModel.Table(plan.bits(), classes, most / 127, bias, bytes);
    }

    private String sample(String code) {
        int words = wordCount();
        List<String> frequent = functionWords.get(code);
        if (frequent != null && random.nextDouble() < FUNCTION_WORDS_SHARE) {
            StringBuilder salad = new StringBuilder();
            for (int i = 0; i < words; i++) {
                // Zipf: the rank is uniform in its logarithm.
                int rank = (int) Math.exp(random.nextDouble() * Math.log(frequent.size() + 1.0)) - 1;
                salad.append(frequent.get(Math.min(rank, frequent.size() - 1))).append(' ');
            }
            return salad.toString();
        }
        List<List<String>> domains = corpora.get(code);
        List<String> domain = pick(domains);
        String[] all = domain.get(random.nextInt(domain.size())).split(" ");
        int start = all.length <= words ? 0 : random.nextInt(all.length - words + 1);
        return String.join(" ", List.of(all).subList(start, Math.min(all.length, start + words)));
    }

    private List<String> pick(List<List<String>> domains) {
        double sum = domains.stream().mapToDouble(d -> Math.sqrt(d.size())).sum();
        double at = random.nextDouble() * sum;
        for (List<String> domain : domains) {
            at -= Math.sqrt(domain.size());
            if (at <= 0) {
                return domain;
            }
        }
        return domains.get(0);
    }

    private int wordCount() {
        double kind = random.nextDouble();
        if (kind < 0.15) {
            return 1;
        }
        if (kind < 0.3) {
            return 2;
        }
        return kind < 0.5 ? 3 + random.nextInt(4) : 7 + random.nextInt(19);
    }

    private String damaged(String text, String code) {
        double kind = random.nextDouble();
        switch (code) {
            case "fa", "ur", "ps" -> {
                String keyboard =
                        kind < 0.12 ? text.replace('ی', kind < 0.06 ? 'ي' : 'ى').replace('ک', 'ك') : text;
                double joiner = random.nextDouble();
                return joiner < 0.2 ? keyboard.replace("\u200C", joiner < 0.1 ? "" : " ") : keyboard;
            }
            case "ar" -> {
                return kind < 0.1
                        ? text.replace("أ", "ا")
                                .replace("إ", "ا")
                                .replace("ة", "ه")
                                .replace('ي', 'ى')
                        : text;
            }
            default -> {
                if (kind < 0.05) {
                    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
                }
                return kind < 0.08
                                && !functionWords.getOrDefault(code, List.of()).isEmpty()
                                && "ru uk bg".indexOf(code) < 0
                        ? text.replaceAll("[^\\x00-\\x7F]", "")
                        : text;
            }
        }
    }
}
