package io.voicecrm.sample.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.agent.AgentId;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.VoiceProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Documents of clients, kept at the provider that calls nobody. */
@RunningApp
class KnowledgeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private List<VoiceProvider> providers;

    private TestClients clients;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        clients = new TestClients(port);
        client = clients.open();
    }

    @Test
    void keepsTextsLinksAndFilesNewestFirst() {
        text("Opening hours");
        client.api()
                .post("/api/knowledge/links", "{\"url\": \"https://www.example.com/faq\"}")
                .json();
        file("prices.txt");

        JsonNode documents = client.api().get("/api/knowledge").json().get("items");

        assertThat(documents)
                .extracting(item -> item.get("title").asString())
                .containsExactly("prices.txt", "www.example.com", "Opening hours");
        assertThat(documents).extracting(item -> item.get("kind").asString()).containsExactly("file", "link", "text");
        assertThat(documents.get(1).get("url").asString()).isEqualTo("https://www.example.com/faq");
    }

    @Test
    void saysWhenAnAgentCanSearchIt() {
        String id = document("Long", "We open at nine and close at five. ".repeat(200));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.api()
                        .get("/api/knowledge/" + id)
                        .json()
                        .get("status")
                        .asString()
                        .equals("ready"));
        assertThat(client.api()
                        .get("/api/knowledge")
                        .json()
                        .at("/items/0/status")
                        .asString())
                .isEqualTo("ready");
    }

    @Test
    void letsAnAgentOfTheClientQuoteItUntilItIsDetached() {
        String id = text("Prices");
        String agent = ownAgent();

        JsonNode attached = client.api()
                .send("PUT", "/api/knowledge/" + id + "/agents/" + agent, "")
                .json();

        assertThat(attached.at("/agents/0/name").asString()).isEqualTo("Own");
        assertThat(quotedBy(agent)).hasSize(1);
        JsonNode detached = client.api()
                .send("DELETE", "/api/knowledge/" + id + "/agents/" + agent, "")
                .json();
        assertThat(detached.get("agents")).isEmpty();
        assertThat(quotedBy(agent)).isEmpty();
    }

    @Test
    void givesNoDocumentToAnAgentThatOthersUse() {
        String id = text("Prices");

        Answer refused = client.api().send("PUT", "/api/knowledge/" + id + "/agents/" + client.agent(), "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem().get("detail").asString()).contains("shares this agent");
        assertThat(client.api().get("/api/knowledge").json().at("/items/0/agents"))
                .isEmpty();
    }

    @Test
    void saysThatADocumentIsGoneWhichSomebodyDeletedAtTheProvider() {
        String id = text("Prices");
        String agent = ownAgent();
        client.api()
                .send("PUT", "/api/knowledge/" + id + "/agents/" + agent, "")
                .json();
        bases().delete(quotedBy(agent).get(0));

        Answer refused = client.api().send("PUT", "/api/knowledge/" + id + "/agents/" + agent, "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(client.api().send("DELETE", "/api/knowledge/" + id, "").status())
                .isEqualTo(204);
    }

    @Test
    void forgetsADeletedDocumentHereAndAtTheProvider() {
        String id = text("Prices");
        String agent = ownAgent();
        client.api()
                .send("PUT", "/api/knowledge/" + id + "/agents/" + agent, "")
                .json();
        KnowledgeBase.Id base = quotedBy(agent).get(0);

        Answer deleted = client.api().send("DELETE", "/api/knowledge/" + id, "");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(client.api().get("/api/knowledge").json().get("items")).isEmpty();
        assertThat(client.api().get("/api/knowledge/" + id).status()).isEqualTo(404);
        assertThat(bases().find(base)).isEmpty();
        assertThat(quotedBy(agent)).isEmpty();
    }

    @Test
    void showsADocumentToItsClientAndToThePlatformOnly() {
        String id = text("Secret recipe");
        TestClient other = clients.open();

        assertThat(other.api().get("/api/knowledge").body()).doesNotContain(id);
        assertThat(other.api().get("/api/knowledge/" + id).status()).isEqualTo(404);
        assertThat(other.api().send("DELETE", "/api/knowledge/" + id, "").status())
                .isEqualTo(404);
        assertThat(other.api().get("/api/all-knowledge").status()).isEqualTo(403);
        assertThat(clients.platform().get("/api/all-knowledge").json().get("items"))
                .filteredOn(item -> item.at("/document/id").asString().equals(id))
                .hasSize(1)
                .allSatisfy(item -> assertThat(item.at("/client/id").asString())
                        .isEqualTo(client.id().value()));
    }

    @Test
    void givesEachDocumentOncePageByPage() {
        List<String> made = List.of(text("One"), text("Two"), text("Three"));

        JsonNode first = client.api().get("/api/knowledge?limit=2").json();
        JsonNode second = client.api()
                .get("/api/knowledge?limit=2&after=" + first.get("next").asString())
                .json();

        assertThat(List.of(
                        first.at("/items/0/id").asString(),
                        first.at("/items/1/id").asString(),
                        second.at("/items/0/id").asString()))
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithADocument() {
        Api api = client.api();

        assertThat(api.post("/api/knowledge/texts", "{\"title\": \" \", \"text\": \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/knowledge/links", "{\"url\": \"javascript:alert(1)\"}")
                        .problem()
                        .get("detail")
                        .asString())
                .contains("must be an address");
        assertThat(api.uploadAs("/api/knowledge/files", "tool.exe", "MZ".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/knowledge/texts", "{\"title\": \"a\", \"text\": \"b\", \"provider\": \"nobody\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/api/knowledge").json().get("items")).isEmpty();
    }

    private String text(String title) {
        return document(title, "We open at nine.");
    }

    private String document(String title, String text) {
        return client.api()
                .post("/api/knowledge/texts", "{\"title\": \"" + title + "\", \"text\": \"" + text + "\"}")
                .json()
                .get("id")
                .asString();
    }

    private void file(String name) {
        client.api()
                .uploadAs("/api/knowledge/files", name, "Two dollars".getBytes(StandardCharsets.UTF_8))
                .json();
    }

    private String ownAgent() {
        return client.api().post("/api/agents", """
                        {"agent_name": "Own", "prompt": "Be brief.", "first_message": "Hello", "voice_id": "v1"}""").json().get("agent_id").asString();
    }

    private List<KnowledgeBase.Id> quotedBy(String agent) {
        return bases().attachedTo(new AgentId(providers.get(0).id(), agent));
    }

    private KnowledgeBases bases() {
        return providers.get(0).knowledgeBases().orElseThrow();
    }
}
