using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Features.Board;

/// <summary>Makes the pictures that were asked for, one at a time and beside the writer, and posts each where it was asked for.</summary>
internal sealed class PictureSweep(Database database, Writer writer, Clock clock, IPageCamera camera, OneTimePasses passes, Addresses addresses, OutboxSignal relay, LocalNews news) : ISweep
{
    /// <summary>Pictures of the schedule are the only kept files whose names begin like this.</summary>
    public const string NameBegins = "board-";

    /// <summary>Nobody waits longer, and the words have been there all the time.</summary>
    private static readonly Duration longestWait = Duration.FromMinutes(10);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public string Name => "pictures";

    /// <summary>Pictures are made as they are asked for; time makes none due.</summary>
    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => Task.FromResult<Instant?>(null);

    public async Task<int> Run(CancellationToken cancel)
    {
        await oneAtATime.WaitAsync(cancel);
        try
        {
            var made = 0;
            while (await IsWanted(cancel) && await Claim(cancel) is { } picture)
            {
                await Make(picture, cancel);
                made++;
            }
            return made;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private Task<bool> IsWanted(CancellationToken cancel) =>
        database.Read((db, stop) => db.BoardPictures.AnyAsync(row => row.State == PictureState.Wanted, stop), cancel);

    /// <summary>Takes the oldest one that is wanted, so that no other process makes it too; what waited too long is given up.</summary>
    private Task<BoardPicture?> Claim(CancellationToken cancel) => writer.Write<BoardPicture?>(
        async (session, stop) =>
        {
            while (await session.Db.BoardPictures.OrderBy(row => row.AskedAt).FirstOrDefaultAsync(row => row.State == PictureState.Wanted, stop) is { } picture)
            {
                picture.State = picture.AskedAt + longestWait < clock.Now ? PictureState.Failed : PictureState.Taken;
                await session.Db.SaveChangesAsync(stop);
                if (picture.State == PictureState.Taken) return picture;
            }
            return null;
        },
        cancel);

    private async Task Make(BoardPicture picture, CancellationToken cancel)
    {
        var pass = passes.Give(new Pass(picture.StudioId, picture.PersonId, picture.Only));
        var page = addresses.Own() is { } own ? new Uri(own, picture.Query.Replace("key=", $"key={pass}", StringComparison.Ordinal)) : null;
        var bytes = page is null ? null : await camera.Take(page, picture.Pdf, cancel);
        await writer.Write(
            async (session, stop) =>
            {
                var row = (await session.Db.BoardPictures.FindAsync([picture.Id], stop))!;
                row.State = bytes is null ? PictureState.Failed : PictureState.Made;
                if (bytes is not null) await Post(session, row, bytes, stop);
                await session.Db.SaveChangesAsync(stop);
                session.AfterCommit.Add(() =>
                {
                    relay.Wake();
                    news.Tell();
                });
                return true;
            },
            cancel);
    }

    private async Task Post(WriteSession session, BoardPicture picture, byte[] bytes, CancellationToken cancel)
    {
        var names = await session.Names.Of(session.Db, picture.StudioId, cancel);
        if (names.FindPerson(picture.PersonId) is not { Archived: false } person) return;
        var file = KeptFiles.KeepSecret(session, $"{NameBegins}{clock.Now.ToUnixTimeSeconds()}.{(picture.Pdf ? "pdf" : "png")}", bytes, clock.Now);
        var card = new Card($"Schedule, {picture.Title}");
        if (picture.Surface == Surface.Local)
        {
            LocalRoom.Add(session, picture.Channel ?? LocalRoom.DirectChannel, picture.Thread, from: null, picture.ForAll ? null : names.IdentitiesOf(person.Id).FirstOrDefault(identity => identity.Surface == Surface.Local)?.ExternalId, "", CardJson.Write(card), clock.Now, [KeptFiles.IdOf(file)]);
            return;
        }
        if (addresses.Page(picture.Surface, $"board/pictures/{KeptFiles.IdOf(file)}")?.AbsoluteUri is not { } address) return;
        card = card.With(picture.Pdf ? new Line(new Link(address, "Open the page to print")) : new Picture(address, $"Schedule, {picture.Title}"));
        if (!picture.ForAll || picture.Channel is not { } channel) Outbox.ToPerson(session, names, person, card, clock.Now);
        else Outbox.Reply(session, picture.StudioId, new Incoming(picture.Surface, picture.Workspace, new Sender("", ""), new Place(channel, PlaceKind.Channel, picture.Thread, ServiceUrl: picture.ServiceUrl), "") { Reply = ReplyBy.Post }, person.Id, card, beside: false, clock.Now);
    }
}
