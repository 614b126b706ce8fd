package com.mailboxkit.mcp.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.PlatformSecret;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Caller ANN = caller("01KHXCQ5GVA8SQN2HJX6B9Z4T0");
    private static final Caller BOB = caller("01KHXCQ5GVA8SQN2HJX6B9Z4T1");

    private final Sessions sessions = new Sessions(new PlatformSecret(new byte[32]));

    @Test
    void knowsItsOwnSessionsAfterARestart() {
        String session = sessions.begin(ANN);

        assertThat(new Sessions(new PlatformSecret(new byte[32])).isOf(ANN, session))
                .isTrue();
        assertThat(sessions.begin(ANN)).isNotEqualTo(session);
    }

    @Test
    void knowsNoSessionOfAnotherKeyAndNoneThatIsMadeUp() {
        String session = sessions.begin(ANN);

        assertThat(sessions.isOf(BOB, session)).isFalse();
        for (var wrong : new String[] {"", "x", session + "0", session.substring(1), "0".repeat(session.length())}) {
            assertThat(sessions.isOf(ANN, wrong)).as(wrong).isFalse();
        }
    }

    private static Caller caller(String key) {
        return new Caller(new OrganizationId("01KHXCQ5GVA8SQN2HJX6B9Z4T9"), new ApiKeyId(key), false);
    }
}
