// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only class that knows the library for mail. Waits for the server. Safe for use by many threads. */
final class AngusMailer {

    private static final Logger LOG = LoggerFactory.getLogger(AngusMailer.class);
    private static final int LEAST_PERMANENT = 500;

    private final EmailConfig config;
    private final Session session;
    private final String domain;

    AngusMailer(EmailConfig config) {
        this.config = config;
        this.session = Session.getInstance(properties(config));
        this.domain = config.from().substring(config.from().indexOf('@') + 1);
    }

    private static Properties properties(EmailConfig config) {
        Properties properties = new Properties();
        String millis = Long.toString(config.timeout().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(config.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(config.security() == EmailSecurity.TLS));
        String startTls = Boolean.toString(config.security() == EmailSecurity.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", startTls);
        properties.setProperty("mail.smtp.starttls.required", startTls);
        // One address that is gone keeps nobody else from being told.
        properties.setProperty("mail.smtp.sendpartial", "true");
        config.sockets().ifPresent(sockets -> properties.put("mail.smtp.ssl.socketFactory", sockets));
        return properties;
    }

    DeliveryOutcome send(Notification notification) {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(notification);
            String user = config.login().map(EmailConfig.Login::user).orElse(null);
            String password =
                    config.login().map(login -> login.password().get()).orElse(null);
            transport.connect(config.host(), config.port(), user, password);
            transport.sendMessage(mail, mail.getAllRecipients());
            return DeliveryOutcome.DELIVERED;
        } catch (AuthenticationFailedException e) {
            return DeliveryOutcome.retry("the server refuses the login");
        } catch (SendFailedException e) {
            return partly(e);
        } catch (MessagingException e) {
            // Their messages may tell addresses and what the server said of them.
            return DeliveryOutcome.retry(e.getClass().getSimpleName());
        }
    }

    private DeliveryOutcome partly(SendFailedException failure) {
        int sent = failure.getValidSentAddresses() == null ? 0 : failure.getValidSentAddresses().length;
        int code = code(failure);
        if (sent > 0) {
            LOG.warn(
                    "{} of {} addresses were refused with code {}",
                    config.to().size() - sent,
                    config.to().size(),
                    code);
            return DeliveryOutcome.DELIVERED;
        }
        String detail = code == 0 ? failure.getClass().getSimpleName() : "SMTP " + code;
        return code >= LEAST_PERMANENT ? DeliveryOutcome.refused(detail) : DeliveryOutcome.retry(detail);
    }

    /** The lowest code among the failures: what may go well later for one address is tried again for all. */
    private static int code(@Nullable Exception failure) {
        int own = 0;
        if (failure instanceof SMTPAddressFailedException address) {
            own = address.getReturnCode();
        } else if (failure instanceof SMTPSenderFailedException sender) {
            own = sender.getReturnCode();
        } else if (failure instanceof SMTPSendFailedException send && send.getNextException() == null) {
            own = send.getReturnCode();
        }
        int next = failure instanceof MessagingException messaging ? code(messaging.getNextException()) : 0;
        return own == 0 || next == 0 ? Math.max(own, next) : Math.min(own, next);
    }

    private MimeMessage mail(Notification notification) throws MessagingException {
        String group = HexFormat.of()
                .toHexDigits(
                        LabelSet.of(Map.of("key", SafeText.atMost(notification.groupKey(), LabelSet.LONGEST_VALUE)))
                                .fingerprint());
        MimeMessage mail = new NumberedMail(session, "<" + notification.id() + '.' + group + '@' + domain + '>');
        mail.setFrom(new InternetAddress(config.from(), true));
        for (String to : config.to()) {
            mail.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
        }
        mail.setSubject(MessageText.title(notification), "UTF-8");
        mail.setSentDate(Date.from(notification.at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("References", "<group." + group + '@' + domain + '>');
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(MessageText.body(notification), "plain"));
        both.addBodyPart(part(MessageHtml.of(notification), "html"));
        mail.setContent(both);
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    /** Keeps its id when it is sent again. */
    private static final class NumberedMail extends MimeMessage {

        private final String id;

        NumberedMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
