using PostBot.Core.Cards;
using PostBot.Core.Delivery;

namespace PostBot.Teams.Sending;

/// <summary>Files that people attach in their personal chat. Their address comes with the message, lives for minutes and opens without a token.</summary>
/// <remarks>In channels and group chats Teams hands files over through Graph alone, so none arrive from there. Source: reference/teams.md 4.8.</remarks>
internal sealed class TeamsFiles(ServiceHosts hosts, TeamsHttp http) : IFileSource
{
    public const string ContentType = "application/vnd.microsoft.teams.file.download.info";

    private const long MostBytes = 50L << 20;

    public Surface Surface => Surface.Teams;

    public async Task<(ReadOnlyMemory<byte> Bytes, string? WhyNot)> Fetch(string workspace, Attached file, CancellationToken cancel)
    {
        var name = Typed.Shorten(Typed.Clean(file.Name), 80);
        if (!Uri.TryCreate(file.Address, UriKind.Absolute, out var address) || !hosts.TakesFiles(address)) return (default, $"{name} was not fetched: its address is not a OneDrive or SharePoint of Microsoft's. Paste it instead.");
        try
        {
            using var response = await http.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode) return (default, $"{name} could not be fetched from Teams ({(int)response.StatusCode}). Send it again, or paste it instead.");
            await using var from = await response.Content.ReadAsStreamAsync(cancel);
            return response.Content.Headers.ContentLength > MostBytes || await ReadWithin(from, cancel) is not { } bytes ? (default, $"{name} is over {MostBytes >> 20} MB.") : (bytes, null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return (default, $"{name} could not be fetched from Teams. Send it again, or paste it instead.");
        }
    }

    /// <summary>Null when there is more of it than is ever read.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadWithin(Stream from, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var piece = new byte[81_920];
        while (await from.ReadAsync(piece, cancel) is var count and > 0)
        {
            if (kept.Length + count > MostBytes) return null;
            await kept.WriteAsync(piece.AsMemory(0, count), cancel);
        }
        return kept.ToArray();
    }
}
