using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Chats : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "StudioId",
                table: "Receipts",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Page",
                table: "Outbox",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "StudioId",
                table: "KeptFiles",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "RenewingUntil",
                table: "Installed",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Unplaced",
                table: "Identities",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Presses",
                columns: table => new
                {
                    What = table.Column<string>(nullable: false),
                    Key = table.Column<string>(nullable: false),
                    BeganAt = table.Column<long>(nullable: false),
                    Over = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Presses", x => x.What);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Presses_BeganAt",
                table: "Presses",
                column: "BeganAt");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Presses");

            migrationBuilder.DropColumn(
                name: "StudioId",
                table: "Receipts");

            migrationBuilder.DropColumn(
                name: "Page",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "StudioId",
                table: "KeptFiles");

            migrationBuilder.DropColumn(
                name: "RenewingUntil",
                table: "Installed");

            migrationBuilder.DropColumn(
                name: "Unplaced",
                table: "Identities");
        }
    }
}
