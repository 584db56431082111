// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeRepairTest {

    @ParameterizedTest
    @CsvSource({
        "CafÃ©, Café",
        "FÃ¼r Menschen gefÃ¤hrlich, Für Menschen gefährlich",
        "itâ€™s, it’s",
        "â€œquotedâ€\u009D, “quoted”",
        "ط³ظ„ط§ظ… ط¯ظ†غŒط§, سلام دنیا",
        "Ø³Ù„Ø§Ù…, سلام",
        "РџСЂРёРІРµС‚ РјРёСЂ, Привет мир",
        "ÅŸeker, şeker",
        "ðŸ˜€ ok, 😀 ok",
        "CafÃƒÂ©, Café"
    })
    void undoesWellKnownDamage(String damaged, String whole) {
        assertThat(MojibakeRepair.repair(damaged)).hasValueSatisfying(repair -> {
            assertThat(repair.text()).isEqualTo(whole);
            assertThat(repair.confidence()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "Café au lait, déjà vu",
                "«IRMÃ»",
                "IRMÃ»",
                "«IRMÃ» – sim",
                "São Paulo, IRMÃ",
                "سگ و گربه",
                "رگ",
                "رگ رگ",
                "تک و پوک",
                "اک",
                "Straße, ÄÖÜ",
                "naïve — “quoted” …",
                "Þórður og Ýmir",
                "ß",
                "±5 °C",
                "Ænima",
                "日本語",
                "Ñandú",
                "×÷",
                "Œuvre"
            })
    void leavesWholeTextAlone(String text) {
        assertThat(MojibakeRepair.repair(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1", "windows-1256"})
    void restoresExactlyWhatWasMisread(String charset) {
        MisreadCharset misread = MisreadCharset.of(charset).orElseThrow();
        for (Map.Entry<Language, String> sentence : TextSamples.sentences().entrySet()) {
            String whole = sentence.getValue();
            if (whole.chars().allMatch(c -> c < 0x80)) {
                continue;
            }
            String once = misread.misread(whole.getBytes(StandardCharsets.UTF_8));
            String twice = misread.misread(once.getBytes(StandardCharsets.UTF_8));
            String thrice = misread.misread(twice.getBytes(StandardCharsets.UTF_8));
            assertThat(List.of(once, twice, thrice))
                    .allSatisfy(damaged -> assertThat(MojibakeRepair.repair(damaged))
                            .as(sentence.getKey() + " in " + charset)
                            .map(TextRepair::text)
                            .contains(whole));
        }
    }

    @Test
    void restoresSentencesOfOthersAndTouchesNoWholeOne() {
        MisreadCharset misread = MisreadCharset.of("windows-1252").orElseThrow();
        for (Language language : List.of(Language.FA, Language.AR, Language.FR, Language.RU, Language.ZH)) {
            int restored = 0;
            int damaged = 0;
            for (String whole : TextSamples.lines("text/langid/sentences/" + language.code() + ".txt")) {
                assertThat(MojibakeRepair.repair(whole)).as(whole).isEmpty();
                if (whole.chars().anyMatch(c -> c >= 0x80)) {
                    damaged++;
                    String text = misread.misread(whole.getBytes(StandardCharsets.UTF_8));
                    restored += MojibakeRepair.repair(text)
                                    .filter(r -> r.text().equals(whole))
                                    .isPresent()
                            ? 1
                            : 0;
                }
            }
            assertThat((double) restored / damaged).as(language.code()).isGreaterThan(0.98);
        }
    }

    @Test
    void undoesPersianAndRussianOfOneByteByTheirLanguage() {
        Map<String, String> sentences = Map.of(
                "windows-1256", "هطل الثلج على المدينة ليلة أمس ولم يتمكن كثير من الناس من العودة إلى بيوتهم",
                "windows-1251", "Вчера вечером в городе шёл снег, и многие люди не смогли вернуться домой");
        sentences.forEach((charset, whole) -> {
            String damaged = new String(whole.getBytes(Charset.forName(charset)), Charset.forName("windows-1252"));
            assertThat(MojibakeRepair.repair(damaged)).as(damaged).hasValueSatisfying(repair -> {
                assertThat(repair.text()).isEqualTo(whole);
                assertThat(repair.confidence()).isBetween(0.9, 1.0);
            });
        });
    }

    @Test
    void undoesTurkishThatWasReadAsWestern() {
        assertThat(MojibakeRepair.repair("okulumuzda büyük bir gurur ve þeref duygusuyla kutlandý ve yýldönümü anýldý"))
                .map(TextRepair::text)
                .contains("okulumuzda büyük bir gurur ve şeref duygusuyla kutlandı ve yıldönümü anıldı");
    }

    @Test
    void undoesPiecesBesideWholeText() {
        assertThat(MojibakeRepair.repair("Müller — JosÃ© GarcÃ­a")).hasValueSatisfying(repair -> {
            assertThat(repair.text()).isEqualTo("Müller — José García");
            assertThat(repair.confidence()).isLessThan(1);
        });
        assertThat(MojibakeRepair.repair("سلام\nCafÃ©\nسلام"))
                .map(TextRepair::text)
                .contains("سلام\nCafé\nسلام");
    }

    @Test
    void repairingTwiceChangesNothing() {
        SplittableRandom random = new SplittableRandom(2);
        MisreadCharset misread = MisreadCharset.of("windows-1252").orElseThrow();
        for (int i = 0; i < 2_000; i++) {
            String text = TextSamples.anything(random, random.nextInt(60));
            for (String damaged : List.of(text, misread.misread(text.getBytes(StandardCharsets.UTF_8)))) {
                MojibakeRepair.repair(damaged)
                        .ifPresent(repair ->
                                assertThat(MojibakeRepair.repair(repair.text())).isEmpty());
            }
        }
    }

    @Test
    void aProvenRepairCanBeDoneAgain() {
        String damaged = "Ø³Ù„Ø§Ù… and CafÃ©";
        String whole = MojibakeRepair.repair(damaged).map(TextRepair::text).orElse("");
        assertThat(MisreadCharset.of("windows-1252").orElseThrow().misread(whole.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(damaged);
    }
}
