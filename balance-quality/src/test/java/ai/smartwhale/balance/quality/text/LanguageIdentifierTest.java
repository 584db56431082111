// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LanguageIdentifierTest {

    private final LanguageIdentifier identifier = LanguageIdentifier.create();

    @Test
    void tellsASentenceOfEachLanguage() {
        TextSamples.sentences()
                .forEach((language, text) -> assertThat(identifier.identify(text))
                        .as(text)
                        .satisfies(guess -> assertThat(guess.language()).contains(language))
                        .satisfies(guess -> assertThat(guess.confidence()).isGreaterThan(0.8)));
    }

    @Test
    void tellsSentencesOfOthers() {
        assertAccuracy("sentences", 0.985, 0.97);
    }

    @Test
    void tellsPairsOfWordsOfOthers() {
        assertAccuracy("word-pairs", 0.88, 0.7);
    }

    @Test
    void tellsSingleWordsOfOthers() {
        assertAccuracy("single-words", 0.75, 0.6);
    }

    private void assertAccuracy(String set, double all, double each) {
        int right = 0;
        int count = 0;
        for (Language language : Language.values()) {
            int own = 0;
            List<String> lines = TextSamples.lines("text/langid/" + set + "/" + language.code() + ".txt");
            for (String line : lines) {
                own += identifier.identify(line).language().equals(Optional.of(language)) ? 1 : 0;
            }
            assertThat((double) own / lines.size()).as(language.code()).isGreaterThanOrEqualTo(each);
            right += own;
            count += lines.size();
        }
        assertThat((double) right / count).isGreaterThanOrEqualTo(all);
    }

    @Test
    void isAsSureAsItIsRight() {
        double[] sure = new double[10];
        double[] right = new double[10];
        int count = 0;
        for (Language language : Language.values()) {
            for (String line : TextSamples.lines("text/langid/sentences/" + language.code() + ".txt")) {
                LanguageGuess guess = identifier.identify(line);
                int bin = Math.min(9, (int) (guess.confidence() * 10));
                sure[bin] += guess.confidence();
                right[bin] += guess.language().equals(Optional.of(language)) ? 1 : 0;
                count++;
            }
        }
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            error += Math.abs(sure[bin] - right[bin]) / count;
        }
        assertThat(error).isLessThan(0.05);
    }

    @Test
    void tellsNeighboursThatItDoesNotKnowFromThoseThatItDoes() {
        List<String> others = List.of(
                "Il governo ha deciso ieri di aumentare le tasse sulle case che non sono abitate dai proprietari.",
                "O presidente disse que não vai participar da reunião porque ainda não recebeu o convite.",
                "De minister zei gisteren dat hij niet van plan is om af te treden voor het einde van het jaar.",
                "Wczoraj wieczorem w całym mieście padał śnieg i wiele osób nie mogło wrócić do domu.",
                "昨日の夜、町では雪が降り、多くの人が家に帰ることができませんでした。",
                "어젯밤 도시에는 눈이 내려 많은 사람들이 집에 돌아가지 못했다.",
                "कल रात शहर में बर्फ़ गिरी और बहुत से लोग घर नहीं लौट सके।",
                "אתמול בערב ירד שלג בעיר ואנשים רבים לא יכלו לחזור הביתה.",
                "Χθες το βράδυ χιόνισε στην πόλη και πολλοί δεν μπόρεσαν να γυρίσουν σπίτι.",
                "Igår kväll snöade det i staden och många människor kunde inte komma hem från arbetet.",
                "تېره شپه په ښار کې واوره وشوه او ډېر خلک کور ته ستانه نه شول.",
                "دوێنێ شەو لە شار بەفر باری و زۆر کەس نەیانتوانی بگەڕێنەوە ماڵەوە.",
                "Снощи в града валя сняг и много хора не успяха да се приберат у дома.",
                "Dünən axşam şəhərdə qar yağdı və çox adam işdən evə qayıda bilmədi.");
        assertThat(others)
                .allSatisfy(text ->
                        assertThat(identifier.identify(text).atLeast(0.6)).isEmpty());
    }

    @Test
    void saysNothingOfTextsWithoutLetters() {
        assertThat(List.of("", "   ", "123-456", "😀😀 !!", "\u0000\uD800\u200C"))
                .allSatisfy(text ->
                        assertThat(identifier.identify(text)).isEqualTo(new LanguageGuess(Optional.empty(), 0)));
    }

    @Test
    void isNotMisledByLatinNamesInPersian() {
        assertThat(identifier
                        .identify("شرکت Microsoft Corporation نسخهٔ تازهٔ Windows Server را منتشر کرد")
                        .language())
                .contains(Language.FA);
    }

    @Test
    void knowsPersianTypedOnAnArabicKeyboard() {
        String typed = TextSamples.sentences()
                .getOrDefault(Language.FA, "")
                .replace('ی', 'ي')
                .replace('ک', 'ك');
        assertThat(identifier.identify(typed).language()).contains(Language.FA);
    }

    @Test
    void readsLongTextsAtTheirStartMiddleAndEnd() {
        String english = TextSamples.sentences().getOrDefault(Language.EN, "") + " ";
        LanguageGuess guess = identifier.identify(english.repeat(20_000));
        assertThat(guess.language()).contains(Language.EN);
        assertThat(guess.confidence()).isGreaterThan(0.95);
    }

    @Test
    void neverFailsAndIsNeverSurerThanCertain() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3_000; i++) {
            double confidence = identifier
                    .identify(TextSamples.anything(random, random.nextInt(1_500)))
                    .confidence();
            assertThat(confidence).isBetween(0.0, 1.0);
        }
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> identifier.identify(nothing())).isInstanceOf(InvalidValueException.class);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
