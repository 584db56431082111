// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.List;

/**
 * The rules of C4 against the furniture of pages (Raffel et al. 2020), with what such notices say in Persian, Arabic,
 * Turkish, German, French, Spanish, Russian and Urdu.
 */
final class BoilerplateRules {

    /** In a document one notice in this many lines is tolerable. */
    private static final double NOTICE_SHARE = 0.1;

    private static final List<String> NOTICES = List.of(
            "terms of use",
            "terms of service",
            "privacy policy",
            "cookie policy",
            "uses cookies",
            "use of cookies",
            "use cookies",
            "enable javascript",
            "javascript is disabled",
            "all rights reserved",
            "accept cookies",
            "حریم خصوصی",
            "شرایط استفاده",
            "قوانین و مقررات",
            "تمامی حقوق",
            "کلیه حقوق",
            "از کوکی",
            "جاوا اسکریپت",
            "سياسة الخصوصية",
            "شروط الاستخدام",
            "ملفات تعريف الارتباط",
            "جميع الحقوق محفوظة",
            "الحقوق محفوظة",
            "رازداری کی پالیسی",
            "استعمال کی شرائط",
            "جملہ حقوق محفوظ",
            "gizlilik politikası",
            "çerez",
            "kullanım koşulları",
            "tüm hakları saklıdır",
            "datenschutzerklärung",
            "verwendet cookies",
            "nutzungsbedingungen",
            "alle rechte vorbehalten",
            "politique de confidentialité",
            "utilise des cookies",
            "conditions d'utilisation",
            "tous droits réservés",
            "política de privacidad",
            "utiliza cookies",
            "términos de uso",
            "todos los derechos reservados",
            "политика конфиденциальности",
            "использует файлы cookie",
            "условия использования",
            "все права защищены",
            "隐私政策",
            "使用条款",
            "版权所有");
    private static final List<String> FILLER = List.of("lorem ipsum", "لورم ایپسوم", "لوريم إيبسوم");
    private static final PhraseFinder PHRASES = new PhraseFinder(List.of(NOTICES, FILLER));

    private BoilerplateRules() {}

    static void check(TextScan scan, TextLimits limits, IssueSink sink) {
        String text = scan.text();
        int[] counts = PHRASES.count(text);
        if (counts[1] > 0) {
            sink.add(TextIssueKind.FILLER, 1, "text that only fills a page");
        }
        int notices = counts[0];
        if (notices > 0) {
            double allowed = NOTICE_SHARE * Math.max(1, scan.sentences());
            if (notices > allowed) {
                sink.atMost(TextIssueKind.NOTICES, notices, allowed, "notices of a page");
            } else {
                sink.add(TextIssueKind.NOTICES, 0.1, notices + " notices of a page among the sentences");
            }
        }
        if (!limits.codeAllowed() && text.indexOf('{') >= 0) {
            sink.add(TextIssueKind.CODE, 0.5, "curly brackets");
        }
    }
}
