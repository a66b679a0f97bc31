using System.Text;
using PostBot.Core;
using PostBot.Teams;
using PostBot.WireTests.Npm;

namespace PostBot.WireTests.Teams;

/// <summary>Microsoft's own validator on the manifest that we write, with the schema that it brings: nothing is asked of the network.</summary>
public sealed class TeamsManifestNpmTests
{
    /// <summary>Prints what is wrong with the manifest, a line each; a second word breaks it first.</summary>
    private const string Validator = """
        const fs = require('fs');
        const { AppManifestUtils } = require('@microsoft/app-manifest');
        (async () => {
          const manifest = JSON.parse(fs.readFileSync('manifest.json', 'utf8'));
          const schema = JSON.parse(fs.readFileSync(require.resolve(`@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`), 'utf8'));
          if (process.argv[2]) manifest.bots[0].scopes = [process.argv[2]];
          for (const wrong of await AppManifestUtils.validateAgainstSchema(manifest, schema)) console.log(wrong);
        })();
        """;

    [NpmFact]
    public async Task Microsofts_validator_takes_the_manifest()
    {
        await using var bot = await PostBotApp.Start();
        using var folder = new NpmFolder();
        // Its package leaves out one that it needs.
        await folder.Install("\"@microsoft/app-manifest\":\"1.1.2\",\"fs-extra\":\"11.4.1\"");
        await folder.Write("manifest.json", Encoding.UTF8.GetString(TeamsManifest.Write("00000000-0000-4000-8000-000000000001", new Uri("https://postbot.example.com"), CoreServices.Menu(bot.Services))));
        await folder.Write("validate.js", Validator);
        Assert.Equal((0, ""), await folder.Run("node", "validate.js"));
        Assert.StartsWith("/bots/0/scopes/0", (await folder.Run("node", "validate.js", "everywhere")).Said);
    }
}
