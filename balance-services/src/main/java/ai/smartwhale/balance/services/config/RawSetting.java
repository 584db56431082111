// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

/** A setting as it was written. */
record RawSetting(String name, String text, SettingOrigin origin) {

    /** The value for people, who must not see secrets. */
    String shown() {
        boolean hidden = isSecret() && !Secrets.isReference(text);
        return hidden ? Secrets.HIDDEN : '"' + (text.length() <= 80 ? text : text.substring(0, 80) + "…") + '"';
    }

    boolean isSecret() {
        return KafkaSection.isSecret(name) || SettingCatalogue.isSecret(name);
    }
}
