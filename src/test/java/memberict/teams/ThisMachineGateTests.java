package memberict.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import memberict.teams.Gate.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ThisMachineGateTests {

    private final Gate.ThisMachine gate = new Gate.ThisMachine(InetAddress.ofLiteral("127.0.0.1"), ServiceUrls.local());

    @Test
    void letsThisMachineIn() {
        for (String address : new String[] {"127.0.0.1", "127.8.8.8", "::1", "0:0:0:0:0:0:0:1"}) {
            assertThat(gate.admit(from(address, "localhost"))).isEqualTo(new Visitor.Admitted(null));
        }
    }

    @Test
    void keepsOthersOut() {
        for (String address : new String[] {"10.0.0.7", "192.168.1.1", "fe80::1", "example.org", ""}) {
            turnsAway(gate, from(address, "localhost"));
        }
    }

    @Test
    void keepsOutWhatCameThroughAProxyOnThisMachine() {
        MockHttpServletRequest request = from("127.0.0.1", "localhost");
        request.addHeader("X-Forwarded-For", "203.0.113.9");

        turnsAway(gate, request);
    }

    @Test
    void keepsOutABrowserThatWasToldAnotherNameForThisMachine() {
        turnsAway(gate, from("127.0.0.1", "evil.example"));
    }

    @Test
    void isClosedWhereTheServerListensToOthersToo() {
        turnsAway(
                new Gate.ThisMachine(InetAddress.ofLiteral("0.0.0.0"), ServiceUrls.local()),
                from("127.0.0.1", "localhost"));
        turnsAway(new Gate.ThisMachine(null, ServiceUrls.local()), from("127.0.0.1", "localhost"));
    }

    private static void turnsAway(Gate gate, MockHttpServletRequest request) {
        assertThat(gate.admit(request)).isInstanceOf(Visitor.TurnedAway.class);
    }

    private static MockHttpServletRequest from(String address, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/messages");
        request.setRemoteAddr(address);
        request.setServerName(host);
        return request;
    }
}
